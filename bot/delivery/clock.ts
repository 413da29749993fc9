/** Does a task again and again, never twice at once, until stopped. */
export interface Ticking {
  /** Resolves when the round that is under way is done. */
  stop(): Promise<void>;
}

/** A round that fails is told of and tried again at the next: the clock itself never ends. */
export function everySoOften(milliseconds: number, task: () => Promise<void>, onError: (error: unknown) => void): Ticking {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<void> = Promise.resolve();

  function next(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      round = task().catch(onError).finally(next);
    }, milliseconds);
  }
  next();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
