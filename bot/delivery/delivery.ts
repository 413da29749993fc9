import type { TenantId } from '../domain/ids.ts';
import { publishCohort, type PublishAttempts } from '../usecases/publish-cohort.ts';
import { repairProjections } from '../usecases/repair-projections.ts';
import type { World } from '../usecases/world.ts';
import { everySoOften, type Ticking } from './clock.ts';

/** Milliseconds. */
const REPAIRING = { every: 15_000 };
/** Soon after the start, so that a new process does not leave the cohorts' pages without figures. */
const PUBLISHING = { first: 10_000, every: 60_000 };

export interface LaneHealth {
  readonly tenants: number;
  /** Repair hints that were due and carried out in that round. */
  readonly repaired: number;
  /** When every lane was last looked through without a fault, ISO 8601; absent before the first such round. */
  readonly lastRound?: string;
}

export interface Delivery extends Ticking {
  health(): LaneHealth;
}

export interface DeliveryOptions {
  readonly world: World;
  readonly tenants: readonly TenantId[];
  readonly onError: (error: unknown) => void;
}

/**
 * The clock's door: repairs what a crash left behind, and publishes the cohorts' figures. Any number of copies may run
 * it. A tenant or cohort that fails is told of and holds no other back.
 */
export function startDelivery({ world, tenants, onError }: DeliveryOptions): Delivery {
  let health: LaneHealth = { tenants: tenants.length, repaired: 0 };
  const attempts: PublishAttempts = new Map();

  const repairing = everySoOften(REPAIRING, async () => {
    const repaired = await eachInTurn(tenants, (tenantId) => repairProjections(world, tenantId), onError);
    if (repaired.length < tenants.length) return;
    health = {
      tenants: tenants.length,
      repaired: repaired.reduce((sum, hints) => sum + hints, 0),
      lastRound: world.clock.now().toString({ smallestUnit: 'second' }),
    };
  }, onError);

  const publishing = everySoOften(PUBLISHING, async () => {
    await eachInTurn(await world.cohorts.list(), (cohortId) => publishCohort(world, cohortId, attempts), onError);
  }, onError);

  return {
    health: () => health,
    async stop() {
      await Promise.all([repairing.stop(), publishing.stop()]);
    },
  };
}

/** The results of those that did not fail. */
async function eachInTurn<Item, Result>(items: readonly Item[], act: (item: Item) => Promise<Result>, onError: (error: unknown) => void): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    try {
      results.push(await act(item));
    } catch (error) {
      onError(error);
    }
  }
  return results;
}
