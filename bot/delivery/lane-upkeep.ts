import { DEFAULT_ZONE, localDate } from '../domain/calendar/zone.ts';
import type { Failure, LaneGroup } from '../domain/lane/lane.ts';
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
const FAILURES_KEPT = { hours: 24 * 60 };
const FORGET_EVERY_MS = 6 * 60 * 60_000;
/** Some at a time, and the next when these have been written: there may be thousands of one day. */
const FORGOTTEN_AT_ONCE = 60;
const FORGET_MORE_AFTER_MS = 5_000;
const FORGOTTEN_TOGETHER = 20;

/** What a holder does beside sending: teams' summaries follow those who were asked, and old slots are cleared away. */
export class LaneUpkeep {
  readonly #desk: Desk;
  readonly #onError: (error: unknown) => void;
  readonly #projections: TeamProjections;
  #projectAt = -Infinity;
  #isProjecting = false;
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

  /** Begins to carry out what waits; undefined when there is nothing to do now. Many together cost little, so they wait while there is more to send. */
  projecting(now: number, isSending: boolean): Promise<readonly LaneGroup[]> | undefined {
    const { size } = this.#projections;
    if (size === 0) this.#projectAt = now + PROJECT_EVERY_MS;
    const isDue = size >= PROJECTED_AT_ONCE || now >= this.#projectAt + (isSending ? PROJECT_AT_THE_LATEST_MS : 0);
    if (size === 0 || !isDue || this.#isProjecting) return undefined;
    this.#isProjecting = true;
    return this.#projections.carryOut(this.#onError).finally(() => { this.#isProjecting = false; });
  }

  /** All that is left, before the lane is given back. */
  async finish(): Promise<readonly LaneGroup[]> {
    return await this.#projections.carryOut(this.#onError);
  }

  /** Failures that nobody has mended for so long that nobody will. */
  outdated(failures: readonly Failure[]): readonly LaneGroup[] {
    const before = this.#desk.world.clock.now().subtract(FAILURES_KEPT).toString();
    return failures.filter(({ at }) => at < before).map(({ to, key }): LaneGroup => [{ kind: 'forget-failure', to, key }]);
  }

  /** Slots that are cleared away now; looks once in a while. Monotonic milliseconds. */
  async forgotten(now: number): Promise<readonly LaneGroup[]> {
    if (now < this.#forgetAt) return [];
    const { world, tenantId } = this.#desk;
    const before = localDate(world.clock.now(), DEFAULT_ZONE).subtract(SLOTS_KEPT).toString();
    const ids = await world.lanes.slotsBefore(tenantId, before, FORGOTTEN_AT_ONCE).catch((error: unknown) => {
      if (!isOutage(error)) throw error;
      this.#onError(error);
      return [];
    });
    this.#forgetAt = now + (ids.length < FORGOTTEN_AT_ONCE ? FORGET_EVERY_MS : FORGET_MORE_AFTER_MS);
    return Array.from({ length: Math.ceil(ids.length / FORGOTTEN_TOGETHER) }, (_, part) =>
      ids.slice(part * FORGOTTEN_TOGETHER, (part + 1) * FORGOTTEN_TOGETHER).map((id) => ({ kind: 'forget-slot' as const, id })));
  }
}
