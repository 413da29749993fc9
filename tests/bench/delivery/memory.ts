import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import { CARDS_DUE, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { startAzurite } from '../../support/azurite.ts';
import type { TeamsAtScale } from '../../support/teams-at-scale.ts';
import { megabytes } from '../figures.ts';
import { fillReceivers, receiversIn } from './receivers.ts';
import { until } from './sending.ts';
import { startBenchWorker } from './worker.ts';

const PATIENCE_MS = 120_000;

/**
 * The most that a worker holds while so many are due in one tenant, until it has sent some of them; in MB. Its tables are
 * elsewhere, or they would be measured.
 */
export async function memoryWith(teams: TeamsAtScale, { queued, sent }: { queued: number; sent: number }): Promise<number> {
  await teams.ask('reset');
  const { serviceUrl, openIdMetadataUrl } = teams.ready;
  const azurite = await startAzurite();
  try {
    const { connectionString } = azurite;
    // The emulator takes its time for thousands of rows in one partition.
    const tables = azureTables({ connectionString, timeout: 120_000 });
    await tables.ensureTables();
    await fillReceivers(tables, receiversIn({ receivers: queued, tenants: 1 }), { serviceUrl, joined: WEEKS_BEFORE, dueAt: () => CARDS_DUE });
    const worker = await startBenchWorker({ receivers: queued, tenants: 1, serviceUrl, openIdMetadataUrl, connectionString });
    let most = 0;
    await worker.ask('begin');
    await until(async () => {
      most = Math.max(most, (await worker.ask('costs')).usage.rssBytes);
      return (await teams.ask('totals')).accepted >= sent;
    }, PATIENCE_MS);
    await worker.end();
    return megabytes(most);
  } finally {
    await azurite.close();
  }
}
