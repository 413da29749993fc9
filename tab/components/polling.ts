import type { ApiError, Reading } from './api.ts';

const LONGEST_WAIT_MS = 60_000;

export interface Poll<View> {
  readonly everyMs: number;
  read(knownTag: string | undefined): Promise<Reading<View>>;
  isVisible(): boolean;
  onView(view: View): void;
  onUnchanged(): void;
  onFailure(error: ApiError): void;
}

export interface Polling {
  /** Reads now, and once more if a reading was already under way. */
  refresh(): void;
  stop(): void;
}

/**
 * Reads at once and then every `everyMs` while visible; after failures the wait doubles up to a minute. While
 * hidden nothing is asked: `refresh` starts it again. Errors other than `ApiError` are defects and are thrown on.
 */
export function startPolling<View>(poll: Poll<View>, isApiError: (error: unknown) => error is ApiError): Polling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tag: string | undefined;
  let failures = 0;
  let reading = false;
  let again = false;
  let stopped = false;

  async function readOnce(): Promise<void> {
    try {
      const answer = await poll.read(tag);
      if (stopped) return;
      failures = 0;
      if (answer.kind === 'unchanged') return poll.onUnchanged();
      tag = answer.tag;
      poll.onView(answer.view);
    } catch (error) {
      if (stopped) return;
      if (!isApiError(error)) throw error;
      failures += 1;
      poll.onFailure(error);
    }
  }

  async function turn(): Promise<void> {
    clearTimeout(timer);
    if (reading) {
      again = true;
      return;
    }
    if (!poll.isVisible()) return;
    reading = true;
    try {
      await readOnce();
    } finally {
      reading = false;
    }
    if (stopped) return;
    const wait = again ? 0 : Math.min(poll.everyMs * 2 ** failures, Math.max(LONGEST_WAIT_MS, poll.everyMs));
    again = false;
    timer = setTimeout(() => void turn(), wait);
  }

  void turn();
  return {
    refresh: () => void turn(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
