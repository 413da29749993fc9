import { useEffect, useRef, useState } from 'react';
import type { Content, ContentFault } from '../../../bot/api/contract/broadcast-content.ts';
import type { DraftSaved, DraftView } from '../../../bot/api/contract/broadcast-draft.ts';
import { ApiError, useApi } from '../../components/api.ts';
import { startAutosave, type Autosave, type Saved, type SaveState } from './autosave.ts';
import { remainingFaults } from './faults.ts';
import { broadcastPath } from './paths.ts';
import { forgetUnsaved, keepUnsaved, unsavedOf } from './unsaved.ts';

const AFTER_MS = 800;

/** Why a draft could not be saved; `gone`: another has discarded it. */
export type Refusal = Exclude<DraftSaved, { kind: 'saved' }> | { readonly kind: 'gone' };

export interface Draft {
  readonly content: Content;
  readonly change: (change: Partial<Content>) => void;
  readonly state: SaveState<Refusal>;
  /** What is to be mended, of the fields that have not been changed since it was said. */
  readonly faults: readonly ContentFault[];
  readonly setFaults: (faults: readonly ContentFault[]) => void;
  /** Saves now; the version to send, or undefined when it could not be saved. */
  readonly settle: () => Promise<number | undefined>;
  /** Another has saved it in between. */
  readonly meetChange: (theirs: DraftView) => void;
  /** The own in place of what another has saved. */
  readonly putInPlace: (theirs: DraftView) => void;
  /** What another has saved in place of the own. */
  readonly takeTheirs: (theirs: DraftView) => void;
  /** What is typed here is kept elsewhere, or is not wanted any more. */
  readonly forget: () => void;
}

/** An outage is thrown on: it passes by itself. */
function goneWhereNotFound(error: unknown): { kind: 'gone' } {
  if (error instanceof ApiError && error.code === 'not-found') return { kind: 'gone' };
  throw error;
}

/** A draft that saves itself. It is read once: from then on what is typed here counts, until the server says otherwise. */
export function useDraft(cohort: string, first: DraftView): Draft {
  const api = useApi();
  const path = broadcastPath(cohort, first.id);
  const { id } = first;
  const [kept] = useState(() => unsavedOf(id));
  const [content, setContent] = useState(kept?.content ?? first.content);
  const [state, setState] = useState<SaveState<Refusal>>({ kind: 'saved' });
  const [faults, setFaults] = useState<readonly ContentFault[]>([]);
  const rev = useRef(kept?.rev ?? first.rev);
  const latest = useRef(content);
  const autosave = useRef<Autosave<Content, Refusal>>(undefined);

  useEffect(() => {
    async function save(next: Content): Promise<Saved<Refusal>> {
      const answer = await api.send<DraftSaved>('PUT', path, { rev: rev.current, content: next }).catch(goneWhereNotFound);
      if (answer.kind === 'saved') {
        rev.current = answer.draft.rev;
        if (latest.current === next) forgetUnsaved(id);
        return { kind: 'saved' };
      }
      if (answer.kind === 'faults') setFaults(answer.faults);
      return { kind: answer.kind === 'faults' ? 'refused' : 'stopped', refusal: answer };
    }
    const running = startAutosave<Content, Refusal>({ afterMs: AFTER_MS, save, onState: setState });
    autosave.current = running;
    if (kept !== undefined) running.change(kept.content);
    return () => running.stop();
  }, [api, path, id, kept]);

  function change(part: Partial<Content>): void {
    const before = latest.current;
    const next = { ...before, ...part };
    setFaults((found) => remainingFaults(found, before, next));
    latest.current = next;
    setContent(next);
    keepUnsaved(id, { rev: rev.current, content: next });
    autosave.current?.change(next);
  }

  return {
    content,
    change,
    state,
    faults,
    setFaults,
    settle: async () => ((await autosave.current?.flush()) === true ? rev.current : undefined),
    meetChange(theirs) {
      keepUnsaved(id, { rev: rev.current, content: latest.current });
      autosave.current?.hold(latest.current, { kind: 'changed', draft: theirs });
    },
    putInPlace(theirs) {
      rev.current = theirs.rev;
      keepUnsaved(id, { rev: rev.current, content: latest.current });
      autosave.current?.resume();
    },
    takeTheirs(theirs) {
      rev.current = theirs.rev;
      latest.current = theirs.content;
      setContent(theirs.content);
      setFaults([]);
      forgetUnsaved(id);
      autosave.current?.drop();
    },
    forget() {
      forgetUnsaved(id);
      autosave.current?.drop();
    },
  };
}
