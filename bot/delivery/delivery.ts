import { randomUUID } from 'node:crypto';
import type { TenantId } from '../domain/ids.ts';
import { carryOutAll } from '../usecases/broadcasts/carry-out.ts';
import { publishCohort, type PublishAttempts } from '../usecases/cohorts/publish-cohort.ts';
import { settleImports } from '../usecases/roster/settle-import.ts';
import type { World } from '../usecases/world.ts';
import { everySoOften, type Ticking } from './clock.ts';
import { monotonicClock, type DeliveryClock } from './delivery-clock.ts';
import type { Sending } from './desk.ts';
import type { Attempted } from './lane-sender.ts';
import { startLanes, type LaneReport } from './lanes.ts';
import { LEASE_TIMES, type LeaseTimes } from './lease.ts';
import type { SendCard } from './send-card.ts';

/** Soon after the start, so that a new process does not leave the cohorts' pages without figures. Milliseconds. */
const PUBLISHING = { first: 10_000, every: 60_000 };
/** What was decided about a roster and broken off. Milliseconds. */
const IMPORTING = { first: 20_000, every: 60_000 };

export interface Delivery extends Ticking {
  reports(): readonly LaneReport[];
}

export interface DeliveryOptions {
  readonly world: World;
  readonly tenants: readonly TenantId[];
  /** Makes the tables, where they are missing. */
  readonly ready?: () => Promise<void>;
  /** Loads what is needed to send, before anything is claimed. */
  readonly prepare?: () => Promise<void>;
  readonly lookUp?: (sending: Sending) => Promise<void>;
  readonly send: SendCard;
  readonly onAttempt: (attempted: Attempted) => void;
  readonly onError: (error: unknown) => void;
  readonly times?: LeaseTimes;
  /** For a measurement that lets an hour pass in a moment. */
  readonly clock?: DeliveryClock;
}

/**
 * The clock's door: works the tenants' lanes, publishes the cohorts' figures and completes imports of their rosters. Any number of copies may run it. A
 * tenant or cohort that fails is told of and holds no other back.
 */
export function startDelivery({ world, tenants, ready, prepare, lookUp, send, onAttempt, onError, times = LEASE_TIMES, clock = monotonicClock }: DeliveryOptions): Delivery {
  const attempts: PublishAttempts = new Map();
  const lanes = startLanes({
    world,
    tenants,
    send,
    onAttempt,
    onError,
    times,
    copy: randomUUID(),
    clock,
    random: Math.random,
    ...(prepare ? { prepare } : {}),
    ...(lookUp ? { lookUp } : {}),
    ...(ready ? { ready } : {}),
  });
  const publishing = everySoOften(PUBLISHING, async (stopping) => {
    for (const cohortId of await world.cohorts.list()) {
      for (const work of [() => publishCohort(world, cohortId, attempts), () => carryOutAll(world, cohortId)]) {
        if (stopping.aborted) return;
        try {
          await work();
        } catch (error) {
          onError(error);
        }
      }
    }
  }, onError);

  const importing = everySoOften(IMPORTING, (stopping) => settleImports(world, onError, stopping), onError);

  return {
    reports: () => lanes.reports(),
    async stop() {
      await Promise.all([lanes.stop(), publishing.stop(), importing.stop()]);
    },
  };
}
