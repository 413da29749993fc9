/** Does a task again and again, never twice at once, until stopped. */
export interface Ticking {
  /** Resolves when the round that is under way is done. */
  stop(): Promise<void>;
}

/** How long from the end of a round to the next; `first`, where it is another, from now to the first. */
export interface Pace {
  readonly first?: number;
  readonly every: number;
}

/**
 * A round that fails is told of and tried again at the next: the clock itself never ends. A round of many parts leaves off
 * between two of them when it is told that it is stopping.
 */
export function everySoOften({ every, first = every }: Pace, task: (stopping: AbortSignal) => Promise<void>, onError: (error: unknown) => void): Ticking {
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let round: Promise<void> = Promise.resolve();

  function next(milliseconds: number): void {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      round = task(stopping.signal).catch(onError).finally(() => next(every));
    }, milliseconds);
  }
  next(first);

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
