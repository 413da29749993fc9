/** Teams: 50 requests/s per app and tenant. What is left over is for replies, receipts and look-ups. */
export const MOST_SENDS_PER_SECOND = 45;
const LEAST_SENDS_PER_SECOND = 1;
/** After so long without a 429 the rate grows again. */
const CLEAN_MS = 10_000;
const GROWTH = 5;
/** What a moment of other work may be caught up by: 45 + 4 are still under the limit. */
const MOST_CAUGHT_UP = 4;

/**
 * How fast one lane sends: evenly, half as fast after a 429 and not before the connector lets it, then faster again step
 * by step. Times are monotonic milliseconds, given by the caller.
 */
export class Pace {
  #rate: number;
  #next = -Infinity;
  /** When the next one would begin if all had begun evenly. */
  #even = -Infinity;
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

  /** Takes the next place in the line, and says when that is. */
  reserve(now: number): number {
    this.#grow(now);
    const interval = 1_000 / this.#rate;
    const at = Math.max(this.#next, now - MOST_CAUGHT_UP * interval, this.#pausedUntil);
    this.#next = at + interval;
    return Math.max(at, now);
  }

  /**
   * Whether one whose place has come may begin: 0, or for how long it has to wait still. Those who were held up together,
   * by a busy process or a slow connector, do not begin together.
   */
  begin(now: number): number {
    const interval = 1_000 / this.#rate;
    const wait = this.#even - MOST_CAUGHT_UP * interval - now;
    // Timers know no less than a millisecond.
    if (wait >= 1) return wait;
    this.#even = Math.max(this.#even, now) + interval;
    return 0;
  }

  /** A 429. Those that were on their way together are one: the rate is halved once. */
  throttled(now: number, retryAfterMs: number): void {
    if (!this.isPaused(now)) this.#rate = Math.max(LEAST_SENDS_PER_SECOND, this.#rate / 2);
    this.pause(now, retryAfterMs);
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
