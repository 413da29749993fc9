import { instantText } from '../domain/calendar/instant-text.ts';
import type { Broadcasts } from './broadcasts.ts';
import type { Desk } from './desk.ts';
import type { LaneState } from './lane-state.ts';
import { isOutage } from './until-answered.ts';

/** All that is late is read, so that the most pressing can go first; a nation's lane has so many. */
const MOST_HINTS = 25_000;
/** While so many wait, it is soon enough to look for others after a minute. */
const MANY_HINTS = 1_000;
const SCAN_MANY_EVERY_MS = 60_000;

export interface LaneScanOptions {
  readonly desk: Desk;
  readonly state: LaneState;
  readonly broadcasts: Broadcasts;
  /** Milliseconds. */
  readonly scanEvery: number;
  readonly onError: (error: unknown) => void;
}

/** Reads now and then what others leave in the lane for its holder: hints, and orders for broadcasts. Times are monotonic milliseconds. */
export class LaneScan {
  readonly #options: LaneScanOptions;
  #at = -Infinity;
  #hintsAt = -Infinity;

  constructor(options: LaneScanOptions) {
    this.#options = options;
  }

  /** When it looks next. */
  get at(): number {
    return this.#at;
  }

  /** Something is due that has not been read. */
  lookAtOnce(): void {
    this.#at = -Infinity;
  }

  /** Looks if it is time to, and goes on with the receivers of broadcasts. */
  async look(now: number): Promise<void> {
    const { state, broadcasts, scanEvery, onError } = this.#options;
    try {
      if (now >= this.#at) {
        await this.#read(now);
        this.#at = now + scanEvery;
      }
      await broadcasts.expand(state);
    } catch (error) {
      // What is on its way must not be forgotten because of it.
      if (!isOutage(error)) throw error;
      onError(error);
      this.#at = now + scanEvery;
    }
  }

  async #read(now: number): Promise<void> {
    const { desk: { world, tenantId }, state, broadcasts } = this.#options;
    if (now >= this.#hintsAt) {
      state.hinted(await world.lanes.dueHints(tenantId, instantText(world.clock.now()), MOST_HINTS));
      this.#hintsAt = state.waitingHints > MANY_HINTS ? now + SCAN_MANY_EVERY_MS : -Infinity;
    }
    await broadcasts.look();
  }
}
