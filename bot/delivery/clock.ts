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

/** A round that fails is told of and tried again at the next: the clock itself never ends. Milliseconds. */
export function everySoOften({ every, first = every }: Pace, task: () => Promise<void>, onError: (error: unknown) => void): Ticking {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<void> = Promise.resolve();

  function next(milliseconds: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      round = task().catch(onError).finally(() => next(every));
    }, milliseconds);
  }
  next(first);

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
