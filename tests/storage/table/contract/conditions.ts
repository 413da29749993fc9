import assert from 'node:assert/strict';
import { ConflictError } from '../../../../bot/storage/table/tables.ts';
import type { Write } from '../../../../bot/storage/table/tables.ts';
import { conflicts, freshPartition, insert, present, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function conditions(open: () => TablesUnderTest): void {
  it('refuses to insert over a row', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r', { by: 'first' });
    await conflicts(insert(tables, pk, 'r', { by: 'second' }), 'exists');
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { by: 'first' });
  });

  it('replaces by the ETag that a write or a read gave', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    const { etags } = await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { n: 1 }), etag }]);
    const read = present(await tables.get('People', pk, 'r'));
    assert.equal(read.etag, etags.get('r'));
    const [ranged] = await tables.range('People', pk, { prefix: 'r' });
    assert.equal(ranged?.etag, read.etag);
    await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { n: 2 }), etag: read.etag }]);
  });

  it('refuses to replace a row that changed or is gone', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    const replace: Write = { kind: 'replace', row: row(pk, 'r', { n: 1 }), etag };
    await tables.commit('People', pk, [replace]);
    await conflicts(tables.commit('People', pk, [replace]), 'changed');
    await tables.commit('People', pk, [{ kind: 'delete', rk: 'r' }]);
    await conflicts(tables.commit('People', pk, [replace]), 'missing');
  });

  it('gives a row a new ETag with every write, also when nothing differs', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const seen = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const { etags } = await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'r', { same: true }) }]);
      seen.add(present(etags.get('r')));
    }
    assert.equal(seen.size, 50);
  });

  it('does not take a row written anew for the one that was deleted', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    await tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag }]);
    await insert(tables, pk, 'r');
    await conflicts(tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r'), etag }]), 'changed');
  });

  it('deletes by ETag, and refuses when the row changed or is gone', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const stale = await insert(tables, pk, 'r');
    const { etags } = await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'r', { n: 1 }) }]);
    await conflicts(tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag: stale }]), 'changed');
    const etag = present(etags.get('r'));
    assert.deepEqual((await tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag }])).etags, new Map());
    await conflicts(tables.commit('People', pk, [{ kind: 'delete', rk: 'r', etag }]), 'missing');
  });

  it('is content when a row to be deleted is gone already', async () => {
    const { tables } = open();
    await tables.commit('People', freshPartition(), [{ kind: 'delete', rk: 'r' }]);
  });

  it('lets exactly one of many win a race', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r');
    const racers = Array.from({ length: 8 }, (_, by) =>
      tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { by }), etag }]),
    );
    const results = await Promise.allSettled(racers);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const result of results) if (result.status === 'rejected') assert.ok(result.reason instanceof ConflictError);
  });
}
