import type { TenantId } from '../domain/ids.ts';
import { publishCohort } from '../usecases/publish-cohort.ts';
import { repairProjections } from '../usecases/repair-projections.ts';
import type { World } from '../usecases/world.ts';
import { everySoOften, type Ticking } from './clock.ts';

const REPAIR_EVERY_MS = 15_000;
const PUBLISH_EVERY_MS = 60_000;

export interface LaneHealth {
  readonly tenants: number;
  /** Repair hints that were due and carried out in the last round. */
  readonly repaired: number;
  /** When the last round over all lanes was done, ISO 8601; absent before the first. */
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

/** The clock's door: repairs what a crash left behind, and publishes the cohorts' figures. Any number of copies may run it. */
export function startDelivery({ world, tenants, onError }: DeliveryOptions): Delivery {
  let health: LaneHealth = { tenants: tenants.length, repaired: 0 };

  const repairing = everySoOften(REPAIR_EVERY_MS, async () => {
    let repaired = 0;
    for (const tenantId of tenants) repaired += await repairProjections(world, tenantId);
    health = { tenants: tenants.length, repaired, lastRound: world.clock.now().toString({ smallestUnit: 'second' }) };
  }, onError);

  const publishing = everySoOften(PUBLISH_EVERY_MS, async () => {
    for (const cohortId of await world.cohorts.list()) await publishCohort(world, cohortId);
  }, onError);

  return {
    health: () => health,
    async stop() {
      await Promise.all([repairing.stop(), publishing.stop()]);
    },
  };
}
