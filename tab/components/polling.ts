import type { ApiError, Reading } from './api.ts';

const LONGEST_WAIT_MS = 60_000;

/** Milliseconds; or by what was read last, where a large view is not to be asked for as often as a small one. */
export type HowOften<View> = number | ((latest: View | undefined) => number);

export interface Poll<View> {
  readonly everyMs: HowOften<View>;
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
  let latest: View | undefined;
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
      latest = answer.view;
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
    const everyMs = typeof poll.everyMs === 'number' ? poll.everyMs : poll.everyMs(latest);
    const wait = again ? 0 : Math.min(everyMs * 2 ** failures, Math.max(LONGEST_WAIT_MS, everyMs));
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
