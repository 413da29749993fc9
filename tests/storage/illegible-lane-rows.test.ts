import assert from 'node:assert/strict';
import { laneStore } from '../../bot/storage/lanes.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { coded } from '../usecases/builders.ts';
import { TENANT } from '../support/world.ts';

const NOW = '2026-11-26T14:30:00.000Z';

describe('a row of a lane that cannot be read', () => {
  for (const [what, rk, list] of [
    ['a hint', `n|${NOW}|p-1`, async (lanes: ReturnType<typeof laneStore>) => await lanes.dueHints(TENANT, NOW, 10)],
    ['something queued', `q|${NOW}|p-1`, async (lanes: ReturnType<typeof laneStore>) => await lanes.queue(TENANT)],
    ['a failure', 'f|p-1|x', async (lanes: ReturnType<typeof laneStore>) => (await lanes.failures(TENANT, { limit: 10 })).items],
    ['a ticket', 'b|k-1', async (lanes: ReturnType<typeof laneStore>) => (await lanes.orders(TENANT)).tickets],
  ] as const) {
    it(`is left out and told of: ${what} of a version to come`, async () => {
      const tables = memoryTables();
      await tables.commit('Lane', TENANT, [{ kind: 'put', row: { pk: TENANT, rk, values: { v: 99, json: '{}' } } }]);
      const told: unknown[] = [];
      assert.deepEqual(await list(laneStore(tables, (error) => told.push(error))), []);
      assert.equal(told.length, 1);
      assert.ok(coded('unexpected')(told[0]));
    });
  }
});
