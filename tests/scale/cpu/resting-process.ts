/** A process whose lanes have nothing to do; started by measure-cpu.ts. */
import '../../../bot/small-heap.ts';
import { startDelivery } from '../../../bot/delivery/delivery.ts';
import type { TenantId } from '../../../bot/domain/ids.ts';
import { randomIds } from '../../../bot/ids.ts';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import { argument, serveParent, usage, type Usage } from '../../support/parent.ts';
import { StoppedClock, worldOver } from '../../support/world.ts';

export interface RestingOptions {
  readonly connectionString: string;
  readonly lanes: number;
}

export interface RestingQuestions {
  /** So many of its lanes it holds. */
  held(): number;
  usage(): Usage;
}

const { connectionString, lanes } = argument<RestingOptions>();
const tables = azureTables({ connectionString });
const world = worldOver(tables, { clock: new StoppedClock(), ids: randomIds });
const tenants = Array.from({ length: lanes }, (_, number) => `66666666-6666-4666-8666-${String(number).padStart(12, '0')}` as TenantId);
const delivery = startDelivery({ world, tenants, ready: () => tables.ensureTables(), send: async () => ({ kind: 'unknown' }), onAttempt: () => {}, onError: (error) => { throw error; } });

serveParent<object, RestingQuestions>({}, {
  held: () => delivery.reports().filter(({ held }) => held === 'here').length,
  usage,
});
