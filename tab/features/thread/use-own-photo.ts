import { useEffect, useEffectEvent, useState } from 'react';
import type { PhotoView } from '../../../bot/api/contract/photo.ts';
import { ApiError, useApi } from '../../components/api.ts';
import { useHost } from '../../components/host.ts';

const PATH = '/me/photo';

/** `awaited`: asked for without a press, and nothing is known yet. */
export type Found = { readonly kind: 'offered' | 'awaited' } | PhotoView;

export type ConsentMissing = Extract<PhotoView, { kind: 'consent-missing' }>;

/** What the reader wants is under way, or has failed and can be tried again. */
export type Attempt =
  | { readonly kind: 'asking'; readonly act: Act }
  | { readonly kind: 'failed'; readonly act: Act; readonly error: ApiError };

export type Act = 'show' | 'hide';

export interface OwnPhoto {
  /** What is known, also while something is attempted. */
  readonly found: Found;
  readonly attempt: Attempt | undefined;
  readonly show: () => Promise<void>;
  readonly hide: () => Promise<void>;
  /** Agrees to it at Microsoft; who did not is where they were. */
  readonly consent: (missing: ConsentMissing) => Promise<void>;
}

/** The reader's own picture, held by this page alone. Who wanted to see it before sees it at once; nobody else's is asked for. */
export function useOwnPhoto(wanted: boolean, onChosen: () => void): OwnPhoto {
  const api = useApi();
  const host = useHost();
  const [found, setFound] = useState<Found>({ kind: wanted ? 'awaited' : 'offered' });
  const [attempt, setAttempt] = useState<Attempt>();

  async function trying(act: Act, perform: () => Promise<Found>): Promise<void> {
    setAttempt({ kind: 'asking', act });
    try {
      setFound(await perform());
      setAttempt(undefined);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFound((before) => (before.kind === 'awaited' ? { kind: 'offered' } : before));
      setAttempt({ kind: 'failed', act, error });
    }
  }

  async function choose(shown: boolean): Promise<void> {
    await api.send('PUT', PATH, { shown });
    onChosen();
  }

  async function ask(): Promise<Found> {
    const answer = await api.read<PhotoView>(PATH);
    // Asked for without a tag, it is always sent.
    return answer.kind === 'fresh' ? answer.view : { kind: 'offered' };
  }

  async function askAndChoose(): Promise<Found> {
    const found = await ask();
    if (found.kind === 'profile' && found.photo !== undefined && !wanted) await choose(true);
    return found;
  }

  const showAtOnce = useEffectEvent(() => {
    if (wanted) void trying('show', ask);
  });
  useEffect(() => showAtOnce(), []);

  return {
    found,
    attempt,
    show: () => trying('show', askAndChoose),
    hide: () => trying('hide', async () => {
      await choose(false);
      return { kind: 'offered' };
    }),
    consent: (missing) => trying('show', async () => ((await host.askConsent(new URLSearchParams({ tenant: missing.tenant, client: missing.client }))) ? await askAndChoose() : missing)),
  };
}
