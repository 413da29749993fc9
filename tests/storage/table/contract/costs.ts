import assert from 'node:assert/strict';
import { ConflictError } from '../../../../bot/storage/table/tables.ts';
import type { Write } from '../../../../bot/storage/table/tables.ts';
import { freshPartition, insert, inserts, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function costs(open: () => TablesUnderTest): void {
  it('counts one request for a read, a write, a whole transaction or a page, and two for a guarded conflict', async () => {
    const { tables, counter } = open();
    const pk = freshPartition();
    const cost = async (work: () => Promise<unknown>): Promise<number[]> => {
      counter.reset();
      await work().catch((error: unknown) => assert.ok(error instanceof ConflictError));
      return [counter.requests, counter.operations, counter.entities];
    };
    const guarded: Write = { kind: 'insert', row: row(pk, 'r0', { opId: 'mine' }) };
    assert.deepEqual(await cost(() => tables.get('People', pk, 'r0')), [1, 1, 0]);
    assert.deepEqual(await cost(() => tables.range('People', pk, { prefix: '' })), [1, 1, 0]);
    assert.deepEqual(await cost(() => insert(tables, pk, 'r0')), [1, 1, 1]);
    assert.deepEqual(await cost(() => insert(tables, pk, 'r0')), [1, 1, 0]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, inserts(pk, ['r1', 'r2', 'r3']))), [1, 3, 3]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, inserts(pk, ['r1', 'r4']))), [1, 2, 0]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, [guarded], { rk: 'r0', opId: 'mine' })), [2, 2, 1]);
    assert.deepEqual(await cost(() => tables.get('People', pk, 'r0')), [1, 1, 1]);
    assert.deepEqual(await cost(() => tables.range('People', pk, { prefix: 'r' })), [1, 1, 4]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, [{ kind: 'delete', rk: 'r0' }])), [1, 1, 1]);
    assert.deepEqual(await cost(() => tables.commit('People', pk, [{ kind: 'delete', rk: 'r0' }])), [1, 1, 0]);
    assert.deepEqual(await cost(() => tables.ping()), [1, 1, 0]);
  });
}
