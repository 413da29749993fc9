import { Temporal } from 'temporal-polyfill';
import type { DeliveryClock } from '../../bot/delivery/delivery-clock.ts';
import { StoppedClock } from '../support/world.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * Time that passes only while everybody waits for it: the store answers at once, so a minute of a lane's life takes as
 * long as what happens in it.
 */
export class SimulatedTime implements DeliveryClock {
  #now = 0;
  readonly #sleepers: Sleeper[] = [];

  monotonic(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#forget(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { at: this.#now + Math.max(0, milliseconds), wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', wake);
    });
  }

  /** Nobody notices it while it passes: a process that was stopped, a weekend. */
  leap(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Lets time pass until it is done. Whatever else is awaited has to answer without waiting. */
  async until<Result>(doing: Promise<Result>): Promise<Result> {
    const state = { over: false };
    const watched = doing.finally(() => { state.over = true; });
    watched.catch(() => {});
    for (await untilAllWait(); !state.over; await untilAllWait()) {
      if (!this.wakeNext()) throw new Error('everybody waits for something that will never come');
    }
    return await watched;
  }

  /** The one that is due first; false when nobody sleeps. */
  wakeNext(): boolean {
    const next = this.#sleepers.reduce<Sleeper | undefined>((first, each) => (first === undefined || each.at < first.at ? each : first), undefined);
    if (!next) return false;
    this.#now = Math.max(this.#now, next.at);
    next.wake();
    return true;
  }

  #forget(sleeper: Sleeper): void {
    const index = this.#sleepers.indexOf(sleeper);
    if (index >= 0) this.#sleepers.splice(index, 1);
  }
}

/** Everything between two waits is over when the event loop comes round. */
export async function untilAllWait(): Promise<void> {
  await new Promise((resolve) => { setImmediate(resolve); });
}

/** A clock on the wall that goes with it. */
export class SimulatedClock extends StoppedClock {
  readonly #time: SimulatedTime;
  #start: number;

  constructor(time: SimulatedTime, now: string) {
    super(now);
    this.#time = time;
    this.#start = Date.parse(now) - time.monotonic();
  }

  override now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(this.#start + this.#time.monotonic()));
  }

  override set(now: string): void {
    this.#start = Date.parse(now) - this.#time.monotonic();
  }

  override move(duration: Temporal.DurationLike): void {
    this.set(this.now().toZonedDateTimeISO('UTC').add(duration).toInstant().toString());
  }
}
