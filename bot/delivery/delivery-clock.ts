import { setTimeout as wait } from 'node:timers/promises';

/** Time as delivery measures it: how long something took, never what o'clock it is. */
export interface DeliveryClock {
  /** Milliseconds; never goes back. */
  monotonic(): number;
  /** Resolves early when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const monotonicClock: DeliveryClock = {
  monotonic: () => performance.now(),
  async sleep(milliseconds, signal) {
    if (signal?.aborted) return;
    try {
      await wait(milliseconds, undefined, signal ? { signal } : {});
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};
