/** Teams: 50 requests/s per app and tenant. What is left over is for replies, receipts and look-ups. */
export const MOST_SENDS_PER_SECOND = 45;
const LEAST_SENDS_PER_SECOND = 1;
/** After so long without a 429 the rate grows again. */
const CLEAN_MS = 10_000;
const GROWTH = 5;
/** Whatever Retry-After says: what was on its way at the same time has been answered by then. */
const LEAST_PAUSE_MS = 1_000;
/** What a moment of other work may be caught up by. The rest up to the limit is for what the line makes come closer together. */
const MOST_CAUGHT_UP = 1;
/** The first ones of a process take longest until they are on their way, and would then go together with the next. */
const FIRST_ONES = 10;

/**
 * How fast one lane sends: evenly, half as fast after a 429 and not before the connector lets it, then faster again step
 * by step. Times are monotonic milliseconds, given by the caller.
 */
export class Pace {
  #rate: number;
  /** When the next one would begin if all had begun evenly. */
  #even = -Infinity;
  #begun = 0;
  #pausedUntil = -Infinity;
  #cleanSince: number;

  constructor(rate: number, now: number) {
    this.#rate = Math.min(MOST_SENDS_PER_SECOND, Math.max(LEAST_SENDS_PER_SECOND, rate));
    this.#cleanSince = now;
  }

  /** Sends a second. */
  get rate(): number {
    return this.#rate;
  }

  isPaused(now: number): boolean {
    return this.pausedFor(now) > 0;
  }

  /** Milliseconds from now. */
  pausedFor(now: number): number {
    return Math.max(0, this.#pausedUntil - now);
  }

  /**
   * Whether the next one may begin: 0, or for how many milliseconds it has to wait. Those who were held up together, by a
   * busy process or a slow connector, do not begin together.
   */
  begin(now: number): number {
    this.#grow(now);
    const interval = 1_000 / this.#rate;
    const wait = Math.max(this.#even - MOST_CAUGHT_UP * interval, this.#pausedUntil) - now;
    // Timers know no less than a millisecond.
    if (wait >= 1) return wait;
    this.#begun += 1;
    this.#even = Math.max(this.#even, now) + (this.#begun > FIRST_ONES ? interval : 2 * interval);
    return 0;
  }

  /** A 429. Those that were on their way together are one: the rate is halved once. */
  throttled(now: number, retryAfterMs: number): void {
    if (!this.isPaused(now)) this.#rate = Math.max(LEAST_SENDS_PER_SECOND, this.#rate / 2);
    this.pause(now, Math.max(LEAST_PAUSE_MS, retryAfterMs));
  }

  pause(now: number, milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now + milliseconds);
    this.#cleanSince = this.#pausedUntil;
  }

  #grow(now: number): void {
    const steps = Math.floor((now - this.#cleanSince) / CLEAN_MS);
    if (steps <= 0) return;
    this.#cleanSince += steps * CLEAN_MS;
    this.#rate = Math.min(MOST_SENDS_PER_SECOND, this.#rate + steps * GROWTH);
  }
}
