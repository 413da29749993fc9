import assert from 'node:assert/strict';
import type { ConflictReason, Write } from '../../../../bot/storage/table/tables.ts';
import { conflicts, fill, freshPartition, insert, inserts, keysOf, present, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function transactions(open: () => TablesUnderTest): void {
  it('commits every kind of write together, and tells the new ETags', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, ['replaced', 'put', 'deleted', 'gone']);
    const before = new Map((await tables.range('People', pk, { prefix: '' })).map(({ rk, etag }) => [rk, etag]));
    const { etags } = await tables.commit('People', pk, [
      { kind: 'insert', row: row(pk, 'inserted', { n: 1 }) },
      { kind: 'replace', row: row(pk, 'replaced', { n: 2 }), etag: present(before.get('replaced')) },
      { kind: 'put', row: row(pk, 'put', { n: 3 }) },
      { kind: 'put', row: row(pk, 'new', { n: 4 }) },
      { kind: 'delete', rk: 'deleted', etag: present(before.get('deleted')) },
      { kind: 'delete', rk: 'gone' },
    ]);
    const after = await tables.range('People', pk, { prefix: '' });
    assert.deepEqual(
      after.map(({ rk, values }) => [rk, values['n']]),
      [['inserted', 1], ['new', 4], ['put', 3], ['replaced', 2]],
    );
    assert.deepEqual(new Map(after.map(({ rk, etag }) => [rk, etag])), new Map([...etags].sort()));
  });

  const failing: [string, ConflictReason, (pk: string, stale: string) => Write][] = [
    ['an insert meets a row', 'exists', (pk) => ({ kind: 'insert', row: row(pk, 'there') })],
    ['a replacement meets another ETag', 'changed', (pk, etag) => ({ kind: 'replace', row: row(pk, 'there'), etag })],
    ['a replacement meets nothing', 'missing', (pk, etag) => ({ kind: 'replace', row: row(pk, 'absent'), etag })],
    ['a delete meets another ETag', 'changed', (_, etag) => ({ kind: 'delete', rk: 'there', etag })],
    ['a delete by ETag meets nothing', 'missing', (_, etag) => ({ kind: 'delete', rk: 'absent', etag })],
    ['a delete without ETag meets nothing', 'missing', () => ({ kind: 'delete', rk: 'absent' })],
  ];
  for (const [fault, reason, write] of failing) {
    it(`changes nothing at all when ${fault}`, async () => {
      const { tables } = open();
      const pk = freshPartition();
      const stale = await insert(tables, pk, 'there');
      await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'there', { n: 1 }) }]);
      await insert(tables, pk, 'other');
      const before = await tables.range('People', pk, { prefix: '' });
      const commit = tables.commit('People', pk, [
        { kind: 'insert', row: row(pk, 'first') },
        { kind: 'put', row: row(pk, 'other', { touched: true }) },
        write(pk, stale),
        { kind: 'insert', row: row(pk, 'last') },
      ]);
      await conflicts(commit, reason);
      assert.deepEqual(await tables.range('People', pk, { prefix: '' }), before);
    });
  }

  it('takes a hundred writes', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const keys = Array.from({ length: 100 }, (_, index) => `r${String(index).padStart(3, '0')}`);
    const { etags } = await tables.commit('People', pk, inserts(pk, keys));
    assert.deepEqual([...etags.keys()], keys);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: 'r' })), keys);
  });

  it('keeps text that looks like the protocol itself', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const text = '--changeset_x--\r\nHTTP/1.1 409 Conflict\r\nContent-Type: application/http\r\n{"code":"x"}"odata.etag":';
    await tables.commit('People', pk, [
      { kind: 'insert', row: row(pk, 'a', { text }) },
      { kind: 'insert', row: row(pk, 'b', { text }) },
    ]);
    assert.deepEqual((await tables.get('People', pk, 'b'))?.values, { text });
  });
}
