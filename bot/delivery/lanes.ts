import type { TenantId } from '../domain/ids.ts';
import type { Lane, LaneAlert, LaneStats } from '../domain/lane/lane.ts';
import type { Versioned } from '../ports/stored.ts';
import { MOST_REPAIRS_AT_ONCE, repairProjections } from '../usecases/repair-projections.ts';
import type { World } from '../usecases/world.ts';
import { everySoOften, type Ticking } from './clock.ts';
import { LaneRun, type LaneRunOptions } from './lane-run.ts';
import { LaneLost } from './until-answered.ts';
import { fairShare, LaneWatch } from './lease.ts';

/** All lanes of a process wait for so long when the bot is not let in: they share its token. */
const NOT_AUTHORISED_PAUSE_MS = 60_000;
const REPAIR_EVERY_MS = 15_000;
const MOST_REPAIR_ROUNDS = 50;
/** What is in flight is waited for this long, and then left to the next holder, who cannot know what became of it. */
const STOP_WITHIN_MS = 20_000;
/** Then a store that does not answer is given so long, so that what it is being told is not cut in the middle. */
const LEAVE_WITHIN_MS = 1_000;
/** A process that has not told of itself for so many looks is gone. */
const GONE_AFTER_LOOKS = 3;
const FORGOTTEN_AFTER_LOOKS = 40;

/** One tenant's lane, as seen by this process. */
export interface LaneReport {
  readonly tenantId: TenantId;
  /** Whether this process holds it, another does, or nobody has been seen to. */
  readonly held: 'here' | 'elsewhere' | 'nowhere';
  readonly stats: LaneStats;
  readonly alert?: LaneAlert;
}

export interface Lanes extends Ticking {
  reports(): readonly LaneReport[];
}

export interface LanesOptions extends Pick<LaneRunOptions, 'random' | 'prepare' | 'lookUp' | 'send' | 'onAttempt' | 'onError' | 'clock' | 'times'> {
  readonly world: World;
  readonly tenants: readonly TenantId[];
  /** Makes what is needed before anything can be looked at; called again until it succeeds. */
  readonly ready?: () => Promise<void>;
  /** Names this process among its copies; random, and its own for each start. */
  readonly copy: string;
}

interface Held {
  readonly run: LaneRun;
  readonly over: Promise<void>;
}

/** Holds as many of the tenants' lanes as is fair among the processes that are there, and works them until it is stopped. */
export function startLanes(options: LanesOptions): Lanes {
  const { world, tenants, copy, times, clock, ready, onError } = options;
  const held = new Map<TenantId, Held>();
  const seen = new Map<TenantId, Versioned<Lane>>();
  const watches = new Map(tenants.map((tenantId) => [tenantId, new LaneWatch()] as const));
  const copies = new CopyWatch(copy);
  let notAuthorisedUntil = -Infinity;
  let isLeaving = false;

  async function look(stopping: AbortSignal): Promise<void> {
    try {
      await lookAround(stopping);
    } catch (error) {
      for (const watch of watches.values()) watch.lostSight();
      throw error;
    }
  }

  async function lookAround(stopping: AbortSignal): Promise<void> {
    await ready?.();
    await world.lanes.announce(copy);
    const { living, gone } = copies.seen(await world.lanes.copies());
    for (const each of gone) await world.lanes.forgetCopy(each);
    const share = fairShare(tenants.length, living);
    for (const tenantId of tenants) if (!held.has(tenantId) && !stopping.aborted) await lookAt(tenantId, share, stopping);
    giveBack(held.size - share);
  }

  async function lookAt(tenantId: TenantId, share: number, stopping: AbortSignal): Promise<void> {
    try {
      const lane = await world.lanes.look(tenantId);
      if (lane) seen.set(tenantId, lane);
      const mayTake = watches.get(tenantId)?.mayTake(lane, clock.monotonic(), times);
      if (mayTake && held.size < share && !stopping.aborted) hold(tenantId, lane);
    } catch (error) {
      watches.get(tenantId)?.lostSight();
      onError(error);
    }
  }

  function hold(tenantId: TenantId, lane: Versioned<Lane> | undefined): void {
    const run = new LaneRun({ ...options, tenantId, holder: copy, onNotAuthorised }, lane);
    const over = run.run()
      .then(() => held.delete(tenantId), (error: unknown) => {
        if (!(error instanceof LaneLost)) onError(error);
        if (!isLeaving) held.delete(tenantId);
      })
      .then(() => {});
    held.set(tenantId, { run, over });
    const left = notAuthorisedUntil - clock.monotonic();
    if (left > 0) run.pause(left, 'not-authorised');
  }

  function onNotAuthorised(): void {
    notAuthorisedUntil = clock.monotonic() + NOT_AUTHORISED_PAUSE_MS;
    for (const { run } of held.values()) run.pause(NOT_AUTHORISED_PAUSE_MS, 'not-authorised');
  }

  function giveBack(tooMany: number): void {
    for (const { run } of [...held.values()].slice(0, Math.max(0, tooMany))) run.stop();
  }

  async function noLongerThan(milliseconds: number, work: Promise<unknown>): Promise<void> {
    const waited = new AbortController();
    await Promise.race([work, clock.sleep(milliseconds, waited.signal)]);
    waited.abort();
  }

  const looking = everySoOften({ first: 0, every: times.lookEvery }, look, onError);
  const repairing = everySoOften({ every: REPAIR_EVERY_MS }, async (stopping) => {
    for (const tenantId of held.keys()) {
      try {
        for (let round = 0; round < MOST_REPAIR_ROUNDS && !stopping.aborted && (await repairProjections(world, tenantId)) >= MOST_REPAIRS_AT_ONCE; round += 1);
      } catch (error) {
        onError(error);
      }
    }
  }, onError);

  return {
    reports: () => tenants.map((tenantId) => reportOf(tenantId, held.get(tenantId), seen.get(tenantId)?.value)),
    async stop() {
      const rounds = [looking.stop(), repairing.stop()];
      for (const { run } of held.values()) run.stop();
      const over = Promise.all([...rounds, ...[...held.values()].map((each) => each.over)]);
      await noLongerThan(STOP_WITHIN_MS, over);
      // A store that is away would hold up the stop for as long as it is. What it cannot be told is reported as held.
      isLeaving = true;
      for (const { run } of held.values()) run.abandon();
      await noLongerThan(LEAVE_WITHIN_MS, over);
      await noLongerThan(LEAVE_WITHIN_MS, world.lanes.forgetCopy(copy).catch(onError));
    },
  };
}

function reportOf(tenantId: TenantId, held: Held | undefined, seen: Lane | undefined): LaneReport {
  if (held) return { tenantId, held: 'here', stats: held.run.stats(), ...(held.run.alert ? { alert: held.run.alert } : {}) };
  const stats = seen?.stats ?? { pending: 0, failures: { unreachable: 0, uncertain: 0, poisoned: 0, expired: 0 } };
  return { tenantId, held: seen && !seen.released ? 'elsewhere' : 'nowhere', stats, ...(seen?.alert ? { alert: seen.alert } : {}) };
}

/** Which copies of the product are there: those that go on telling of themselves. */
class CopyWatch {
  readonly #own: string;
  readonly #seen = new Map<string, { mark: string; looks: number }>();

  constructor(own: string) {
    this.#own = own;
  }

  /** `gone`: so long that their rows can be cleared away. */
  seen(copies: readonly { readonly copy: string; readonly mark: string }[]): { living: number; gone: readonly string[] } {
    for (const { copy, mark } of copies) {
      const before = this.#seen.get(copy);
      this.#seen.set(copy, { mark, looks: before?.mark === mark ? before.looks + 1 : 0 });
    }
    const others = copies.filter(({ copy }) => copy !== this.#own);
    const looksOf = ({ copy }: { copy: string }) => this.#seen.get(copy)?.looks ?? 0;
    return {
      living: 1 + others.filter((each) => looksOf(each) < GONE_AFTER_LOOKS).length,
      gone: others.filter((each) => looksOf(each) >= FORGOTTEN_AFTER_LOOKS).map(({ copy }) => copy),
    };
  }
}
