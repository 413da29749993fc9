/** The process that worker.ts starts. */
import '../../../bot/small-heap.ts';
import { createContext, type Context } from '../../../bot/context.ts';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import type { CheckedTables } from '../../../bot/doctor/checks.ts';
import { AFTERNOON, afternoonClock, CARDS_DUE, realNow, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { deliveryConfig } from '../../support/delivery-config.ts';
import { argument, serveParent, usage } from '../../support/parent.ts';
import { fillReceivers, receiversIn, tenantsOf } from './receivers.ts';
import type { BenchWorkerOptions, BenchWorkerQuestions } from './worker.ts';

const { receivers, tenants, serviceUrl, openIdMetadataUrl, connectionString } = argument<BenchWorkerOptions>();
const everybody = receiversIn({ receivers, tenants });
const counter = requestCounter();
const tables = connectionString === undefined ? await tablesInMemory() : azureTables({ connectionString, onRequest: counter.onRequest });
let context: Context | undefined;
let usedBefore = 0;

serveParent<object, BenchWorkerQuestions>({}, {
  begin() {
    counter.reset();
    usedBefore = usage().cpuMs;
    const config = deliveryConfig({ connectionString: '', openIdMetadataUrl, tenants: tenantsOf(everybody) });
    context = createContext(config, { tables, clock: afternoonClock(realNow()) });
  },
  pending: () => (context?.laneReports() ?? []).reduce((sum, { stats }) => sum + stats.pending, 0),
  costs() {
    const { requests, entities } = counter;
    const used = usage();
    return { requests, entities, usage: { ...used, cpuMs: used.cpuMs - usedBefore } };
  },
  async behind() {
    const later = AFTERNOON.add({ hours: 24 }).toString({ smallestUnit: 'millisecond' });
    let behind = 0;
    for (const tenantId of tenantsOf(everybody)) behind += (await context?.world.hints.due(tenantId, later, receivers))?.length ?? 0;
    return behind;
  },
});

async function tablesInMemory(): Promise<CheckedTables> {
  const inMemory = memoryTables({ onRequest: counter.onRequest });
  await fillReceivers(inMemory, everybody, { serviceUrl, joined: WEEKS_BEFORE, dueAt: () => CARDS_DUE });
  return inMemory;
}
