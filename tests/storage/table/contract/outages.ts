import assert from 'node:assert/strict';
import { StorageUnavailableError } from '../../../../bot/storage/table/tables.ts';
import type { Write } from '../../../../bot/storage/table/tables.ts';
import { freshPartition, insert, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function outages(open: () => TablesUnderTest): void {
  it('never takes an outage for a missing row, an empty list or a conflict', async () => {
    const { tables, during } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r');
    const write: Write = { kind: 'insert', row: row(pk, 'r', { opId: 'mine' }) };
    const other: Write = { kind: 'insert', row: row(pk, 's') };
    await during(async () => {
      const calls = [
        () => tables.get('People', pk, 'r'),
        () => tables.get('People', pk, 'absent'),
        () => tables.range('People', pk, { prefix: '' }),
        () => tables.commit('People', pk, [write], { rk: 'r', opId: 'mine' }),
        () => tables.commit('People', pk, [write, other]),
        () => tables.commit('People', pk, [{ kind: 'delete', rk: 'absent' }]),
        () => tables.ping(),
      ];
      for (const call of calls) {
        await assert.rejects(call, (error) => error instanceof StorageUnavailableError && error.code === 'storage-unavailable');
      }
    });
  });

  it('answers a ping when it is well', async () => {
    await open().tables.ping();
  });
}
