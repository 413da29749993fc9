import { DEFAULT_ZONE, localDate } from '../domain/calendar/zone.ts';
import type { LaneGroup } from '../domain/lane/lane.ts';
import type { Person } from '../domain/person/person.ts';
import { isOutage } from './until-answered.ts';
import type { Desk } from './desk.ts';
import { TeamProjections } from './team-projections.ts';

const PROJECTED_AT_ONCE = 200;
const PROJECT_EVERY_MS = 2_000;
/** Long before their repair is due. */
const PROJECT_AT_THE_LATEST_MS = 20_000;
/** What stood in a slot is kept so long, to look into. */
const SLOTS_KEPT = { days: 60 };
const FORGET_EVERY_MS = 6 * 60 * 60_000;
const FORGOTTEN_AT_ONCE = 200;
const FORGOTTEN_TOGETHER = 20;

/** What a holder does beside sending: teams' summaries follow those who were asked, and old slots are cleared away. */
export class LaneUpkeep {
  readonly #desk: Desk;
  readonly #onError: (error: unknown) => void;
  readonly #projections: TeamProjections;
  #projectAt = -Infinity;
  #forgetAt: number;

  constructor(desk: Desk, now: number, onError: (error: unknown) => void) {
    this.#desk = desk;
    this.#onError = onError;
    this.#projections = new TeamProjections(desk.world);
    this.#forgetAt = now + FORGET_EVERY_MS;
  }

  /** Somebody was asked; the repair hint that stands behind them goes when their team knows. */
  asked(person: Person, repairAt: string): void {
    this.#projections.add(person, repairAt);
  }

  /** What is to be written of it now. Monotonic milliseconds. */
  async due(now: number, isSending: boolean): Promise<readonly LaneGroup[]> {
    return [...await this.#projected(now, isSending), ...await this.#forgotten(now)];
  }

  /** All that is left, before the lane is given back. */
  async finish(): Promise<readonly LaneGroup[]> {
    return await this.#projections.carryOut(this.#onError);
  }

  /** Many together cost little, so they wait while there is more to send. */
  async #projected(now: number, isSending: boolean): Promise<readonly LaneGroup[]> {
    const { size } = this.#projections;
    if (size === 0) this.#projectAt = now + PROJECT_EVERY_MS;
    const isDue = size >= PROJECTED_AT_ONCE || now >= this.#projectAt + (isSending ? PROJECT_AT_THE_LATEST_MS : 0);
    return size > 0 && isDue ? await this.#projections.carryOut(this.#onError) : [];
  }

  async #forgotten(now: number): Promise<readonly LaneGroup[]> {
    if (now < this.#forgetAt) return [];
    const { world, tenantId } = this.#desk;
    const before = localDate(world.clock.now(), DEFAULT_ZONE).subtract(SLOTS_KEPT).toString();
    const ids = await world.lanes.slotsBefore(tenantId, before, FORGOTTEN_AT_ONCE).catch((error: unknown) => {
      if (!isOutage(error)) throw error;
      this.#onError(error);
      return [];
    });
    // Where there are more, they are next.
    if (ids.length < FORGOTTEN_AT_ONCE) this.#forgetAt = now + FORGET_EVERY_MS;
    return Array.from({ length: Math.ceil(ids.length / FORGOTTEN_TOGETHER) }, (_, part) =>
      ids.slice(part * FORGOTTEN_TOGETHER, (part + 1) * FORGOTTEN_TOGETHER).map((id) => ({ kind: 'forget-slot' as const, id })));
  }
}
