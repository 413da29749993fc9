import { instantText } from '../domain/calendar/instant-text.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Delivery, Lane, LaneAlert } from '../domain/lane/lane.ts';
import type { Clock } from '../ports.ts';
import type { Attempt } from './after-sending.ts';
import type { DeliveryClock } from './delivery-clock.ts';
import type { Sending } from './desk.ts';
import { Pace } from './pace.ts';

const MOST_IN_FLIGHT = 16;
const LOOK_FOR_ROOM_MS = 5;
/** After a 429 that does not say. */
const RETRY_AFTER_MS = 5_000;
/** The app is probably blocked in the whole tenant. */
const REFUSED_IN_A_ROW = 20;
const REFUSED_PAUSE_MS = 60 * 60_000;
const LONGEST_PAUSE_MS = REFUSED_PAUSE_MS;

/** What one attempt came to, for logs and metrics: ids and words of our own, never what a card says. */
export interface Attempted {
  readonly tenantId: TenantId;
  readonly delivery: string;
  readonly kind: Delivery['kind'];
  readonly outcome: Attempt['kind'] | 'not-drawn';
  /** From when it was due, milliseconds. */
  readonly late: number;
}

export interface LaneSenderOptions {
  readonly tenantId: TenantId;
  readonly now: Clock['now'];
  readonly clock: DeliveryClock;
  /** Reads what sending will need, before its turn: those who waited for storage together would go together. Never throws. */
  readonly lookUp?: (sending: Sending) => Promise<void>;
  /** Draws and sends one card. Throws NotDrawn. */
  readonly send: (tenantId: TenantId, sending: Sending) => Promise<Attempt>;
  /** Ends the waiting of those whose turn has not come. */
  readonly signal: AbortSignal;
  /** Whether the lane is ours for certain. */
  readonly isOurs: () => boolean;
  /** Told of a 401: every lane of the process waits, because they share its token. */
  readonly onNotAuthorised: () => void;
  readonly onAttempt: (attempted: Attempted) => void;
  readonly onError: (error: unknown) => void;
}

/** What goes to Teams from one lane: one after the other in the lane's pace, a few in flight at once, and what is learnt from the answers. */
export class LaneSender {
  readonly #options: LaneSenderOptions;
  readonly #pace: Pace;
  /** Ends when the last of those who wait for their turn has had it. */
  #line: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #refusedInARow = 0;
  #alert: LaneAlert | undefined;

  /** Teams' wish outlives the holder that it was said to, and so does the alert until something arrives. */
  constructor(options: LaneSenderOptions, seen: Pick<Lane, 'rate' | 'pausedUntil' | 'alert'> | undefined) {
    this.#options = options;
    this.#pace = new Pace(seen?.rate ?? Infinity, this.#now());
    this.#alert = seen?.alert;
    if (seen?.pausedUntil !== undefined) this.#pace.pause(this.#now(), Math.min(LONGEST_PAUSE_MS, Date.parse(seen.pausedUntil) - options.now().epochMilliseconds));
  }

  get alert(): LaneAlert | undefined {
    return this.#alert;
  }

  /** Sends a second. */
  get rate(): number {
    return this.#pace.rate;
  }

  get isPaused(): boolean {
    return this.#pace.isPaused(this.#now());
  }

  /** What the lane's row says of it. */
  get told(): Pick<Lane, 'rate' | 'pausedUntil' | 'alert'> {
    const pausedFor = this.#pace.pausedFor(this.#now());
    return {
      rate: this.#pace.rate,
      ...(pausedFor > 0 ? { pausedUntil: instantText(this.#options.now().add({ milliseconds: Math.round(pausedFor) })) } : {}),
      ...(this.#alert ? { alert: this.#alert } : {}),
    };
  }

  /** Nothing is sent for so long. */
  pause(milliseconds: number, alert: LaneAlert): void {
    this.#pace.pause(this.#now(), milliseconds);
    this.#alert = alert;
  }

  /** Sends it when its turn comes, if it may be sent then. */
  async attempt(sending: Sending): Promise<Attempt> {
    await this.#options.lookUp?.(sending);
    await this.#turn();
    try {
      if (this.#mayNotSend || !this.#options.isOurs()) return { kind: 'not-tried' };
      const attempt = await this.#options.send(this.#options.tenantId, sending);
      this.#tell(sending, attempt.kind);
      this.#learn(attempt);
      return attempt;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'NotDrawn')) throw error;
      this.#options.onError(error);
      this.#tell(sending, 'not-drawn');
      return { kind: 'refused', status: 0 };
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** One after the other: resolves when it may begin, or may not any more; it is in flight from then on. */
  async #turn(): Promise<void> {
    this.#line = this.#line.then(async () => {
      while (!this.#mayNotSend) {
        const wait = this.#inFlight >= MOST_IN_FLIGHT ? LOOK_FOR_ROOM_MS : this.#pace.begin(this.#now());
        if (wait === 0) break;
        await this.#options.clock.sleep(wait, this.#options.signal);
      }
      this.#inFlight += 1;
    });
    await this.#line;
  }

  get #mayNotSend(): boolean {
    return this.#options.signal.aborted || this.isPaused;
  }

  #learn(attempt: Attempt): void {
    switch (attempt.kind) {
      case 'sent':
        this.#refusedInARow = 0;
        this.#alert = undefined;
        break;
      case 'try-later':
        if (attempt.throttled) this.#pace.throttled(this.#now(), attempt.retryAfterMs ?? RETRY_AFTER_MS);
        break;
      case 'not-authorised':
        this.#options.onNotAuthorised();
        break;
      case 'unreachable':
        if (attempt.reason === 'blocked') this.#refusedInARow += 1;
        if (this.#refusedInARow >= REFUSED_IN_A_ROW && !this.isPaused) this.pause(REFUSED_PAUSE_MS, 'refused-in-a-row');
        break;
      default:
    }
  }

  #tell({ delivery: { id, kind, dueAt } }: Sending, outcome: Attempted['outcome']): void {
    const { tenantId, now, onAttempt } = this.#options;
    onAttempt({ tenantId, delivery: id, kind, outcome, late: now().epochMilliseconds - Date.parse(dueAt) });
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }
}
