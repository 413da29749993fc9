import { testWorld } from '../../support/world.ts';
import { countedTables, type Cost } from '../counted-tables.ts';

/** What `/healthz` asks of storage; `/livez` asks nothing. */
export async function countHealthCheck(): Promise<Cost> {
  const counted = countedTables();
  const world = await testWorld({ tables: counted.tables });
  counted.reset();
  await world.ping();
  return counted.total();
}
