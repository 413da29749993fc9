import { MOST_SENDS_PER_SECOND } from '../../bot/delivery/pace.ts';

/** Cards of one tenant that follow on each other without a gap. */
export interface Peak {
  /** When the first of them was due, in milliseconds. */
  readonly dueAt: number;
  cards: number;
  lastSentAt: number;
}

const INTERVAL = 1_000 / MOST_SENDS_PER_SECOND;

/** One line a tenant, evenly paced as the real ones. Times are milliseconds. */
export class SimulatedLanes {
  readonly #freeFrom = new Map<number, number>();
  readonly #now = new Map<number, Peak>();
  /** Of each tenant, that with the most cards. */
  readonly peaks = new Map<number, Peak>();

  /** Takes the next place in a tenant's line. */
  placeAt(tenant: number, now: number): number {
    const at = Math.max(now, this.#freeFrom.get(tenant) ?? 0);
    this.#freeFrom.set(tenant, at + INTERVAL);
    return Math.ceil(at);
  }

  sent(tenant: number, dueAt: number, sentAt: number): void {
    let peak = this.#now.get(tenant);
    if (!peak || sentAt > peak.lastSentAt + INTERVAL + 1) {
      peak = { dueAt, cards: 0, lastSentAt: sentAt };
      this.#now.set(tenant, peak);
    }
    peak.cards += 1;
    peak.lastSentAt = sentAt;
    if (peak.cards > (this.peaks.get(tenant)?.cards ?? 0)) this.peaks.set(tenant, peak);
  }
}
