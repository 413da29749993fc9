import { LedtradError } from '../domain/errors.ts';
import type { DeliveryClock } from './delivery-clock.ts';

/** Milliseconds. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/** Somebody else holds the lane now, or may: nothing more is sent or written. */
export class LaneLost extends Error {
  override readonly name = 'LaneLost';
}

/** The store did not answer, which says nothing of what was asked. */
export function isOutage(error: unknown): boolean {
  return error instanceof LedtradError && error.code === 'storage-unavailable';
}

/** Asks until the store answers, on behalf of one holder. Throws LaneLost. */
export type WhenThere = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/** Asks until the store answers. Throws LaneLost when the signal ends the waiting. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>, clock: DeliveryClock, signal: AbortSignal, onError: (error: unknown) => void): Promise<Answer> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error)) throw error;
      onError(error);
    }
    await clock.sleep(wait, signal);
    if (signal.aborted) throw new LaneLost();
  }
}
