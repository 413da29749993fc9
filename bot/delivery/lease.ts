import type { Lane } from '../domain/lane/lane.ts';
import type { Versioned } from '../ports/stored.ts';

/** Milliseconds. Shorter ones are for tests that kill processes. */
export interface LeaseTimes {
  /** How often every lane is looked at. */
  readonly lookEvery: number;
  /** A lane that nobody has written for so long may be taken. */
  readonly takeAfter: number;
  /** Nothing is sent so soon after taking: what its last holder was sending is over by then. */
  readonly silence: number;
  /** The holder writes at least so often. */
  readonly renewEvery: number;
  /** The holder sends only so long after its last successful write. */
  readonly sendWithin: number;
  /** How often the holder looks for what has become due. */
  readonly scanEvery: number;
}

export const LEASE_TIMES: LeaseTimes = { lookEvery: 15_000, takeAfter: 30_000, silence: 1_000, renewEvery: 8_000, sendWithin: 20_000, scanEvery: 10_000 };

/**
 * Whether a lane may be taken, seen by one process on its own monotonic clock: nobody's wall clock is trusted, and none
 * is compared with another's.
 */
export class LaneWatch {
  #etag: string | undefined;
  #since = -Infinity;

  /** What was seen, now. */
  mayTake(seen: Versioned<Lane> | undefined, now: number, { takeAfter }: Pick<LeaseTimes, 'takeAfter'>): boolean {
    if (!seen || seen.value.released) return true;
    if (seen.etag !== this.#etag) {
      this.#etag = seen.etag;
      this.#since = now;
      return false;
    }
    return now - this.#since >= takeAfter;
  }

  /** It could not be looked at, and so perhaps not be written by its holder either: counts anew from the next time. */
  lostSight(): void {
    this.#etag = undefined;
  }
}

/** How many lanes a process may hold, so that they are spread over all that are there. */
export function fairShare(lanes: number, copies: number): number {
  return Math.ceil(lanes / Math.max(1, copies));
}
