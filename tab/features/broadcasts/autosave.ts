import { ApiError } from '../../components/api.ts';

const LONGEST_WAIT_MS = 30_000;

export type Saved<Refusal> =
  | { readonly kind: 'saved' }
  /** Something in it is to be mended: the next change is saved again. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Somebody has to decide: nothing more is sent until they have. */
  | { readonly kind: 'stopped'; readonly refusal: Refusal };

export type SaveState<Refusal> =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  /** Not reached; tried again by itself. */
  | { readonly kind: 'failed'; readonly error: ApiError }
  | { readonly kind: 'refused' | 'stopped'; readonly refusal: Refusal };

export interface Autosaving<Content, Refusal> {
  /** After the last change, so that a word is not saved letter by letter. */
  readonly afterMs: number;
  save(content: Content): Promise<Saved<Refusal>>;
  onState(state: SaveState<Refusal>): void;
}

export interface Autosave<Content, Refusal> {
  change(content: Content): void;
  /** Saves at once what is not saved; true when everything is. */
  flush(): Promise<boolean>;
  /** Sends nothing more until somebody has decided about `refusal`; `content` is what is sent if they go on. */
  hold(content: Content, refusal: Refusal): void;
  /** Begins anew with everything saved: what is not is wanted no more. */
  drop(): void;
  /** Goes on after somebody has decided about a refusal, with what was last typed. */
  resume(): void;
  stop(): void;
}

/**
 * Saves what is typed a moment after each pause, one saving at a time, always the latest. What could not be sent is
 * tried again, with longer waits up to half a minute. Errors other than `ApiError` are defects and are thrown on.
 */
export function startAutosave<Content, Refusal>({ afterMs, save, onState }: Autosaving<Content, Refusal>): Autosave<Content, Refusal> {
  let waiting: { readonly content: Content } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> | undefined;
  let failures = 0;
  let refused: unknown;
  let held = false;
  let over = false;

  async function saveOnce(): Promise<void> {
    const mine = waiting;
    if (mine === undefined) return;
    try {
      const outcome = await save(mine.content);
      failures = 0;
      if (outcome.kind !== 'saved') {
        refused = mine;
        held = outcome.kind === 'stopped';
        return onState(outcome);
      }
      if (waiting === mine) waiting = undefined;
      onState({ kind: waiting === undefined ? 'saved' : 'unsaved' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failures += 1;
      onState({ kind: 'failed', error });
    }
  }

  async function turn(): Promise<void> {
    clearTimeout(timer);
    underWay ??= saveOnce().finally(() => (underWay = undefined));
    await underWay;
    if (waiting !== undefined && waiting !== refused && !held && !over) schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), Math.min(afterMs * 2 ** failures, LONGEST_WAIT_MS));
  }

  return {
    change(content) {
      waiting = { content };
      if (held) return;
      if (failures === 0) onState({ kind: 'unsaved' });
      schedule();
    },
    async flush() {
      if (held) return false;
      // What is under way may hold an older text: the second turn takes the latest.
      if (underWay !== undefined) await underWay;
      if (waiting !== undefined) await turn();
      return waiting === undefined;
    },
    hold(content, refusal) {
      clearTimeout(timer);
      waiting = { content };
      held = true;
      onState({ kind: 'stopped', refusal });
    },
    drop() {
      clearTimeout(timer);
      waiting = undefined;
      held = false;
      failures = 0;
      onState({ kind: 'saved' });
    },
    resume() {
      held = false;
      if (waiting !== undefined) void turn();
    },
    stop() {
      over = true;
      clearTimeout(timer);
      if (waiting !== undefined && waiting !== refused && !held) void turn();
    },
  };
}
