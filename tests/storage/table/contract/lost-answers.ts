import assert from 'node:assert/strict';
import type { Write } from '../../../../bot/storage/table/tables.ts';
import { conflicts, freshPartition, insert, keysOf, present, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function lostAnswers(open: () => TablesUnderTest): void {
  const guard = { rk: '0', opId: 'mine' };

  it('recognises its own insert', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    loseNextAnswer();
    const { etags } = await tables.commit('People', pk, [{ kind: 'insert', row: row(pk, '0', { opId: 'mine' }) }], guard);
    assert.equal(etags.get('0'), (await tables.get('People', pk, '0'))?.etag);
  });

  it('recognises its own replacement', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0', { opId: 'before' });
    loseNextAnswer();
    const mine: Write = { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag };
    const { etags } = await tables.commit('People', pk, [mine], guard);
    const read = present(await tables.get('People', pk, '0'));
    assert.deepEqual([read.values, read.etag], [{ opId: 'mine' }, etags.get('0')]);
  });

  it('recognises its own transaction, carried out once', async () => {
    const { tables, loseNextAnswer, counter } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0', { opId: 'before' });
    const queued = await insert(tables, pk, 'q');
    loseNextAnswer();
    counter.reset();
    const { etags } = await tables.commit(
      'People',
      pk,
      [
        { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag },
        { kind: 'delete', rk: 'q', etag: queued },
        { kind: 'insert', row: row(pk, 'd') },
      ],
      guard,
    );
    assert.equal(counter.requests, 3);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' })), ['0', 'd']);
    assert.deepEqual([...etags], [['0', (await tables.get('People', pk, '0'))?.etag]]);
  });

  it("does not mistake another's write for its own", async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0', { opId: 'before' });
    await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, '0', { opId: 'theirs' }), etag }]);
    const mine: Write = { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag };
    await conflicts(tables.commit('People', pk, [mine], guard), 'changed');
    await conflicts(tables.commit('People', pk, [mine, { kind: 'insert', row: row(pk, 'x') }], guard), 'changed');
    assert.deepEqual((await tables.get('People', pk, '0'))?.values, { opId: 'theirs' });
  });

  it('says conflict when another wrote over its own lost write', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    loseNextAnswer(async () => {
      await tables.commit('People', pk, [{ kind: 'put', row: row(pk, '0', { opId: 'theirs' }) }]);
    });
    const mine: Write = { kind: 'insert', row: row(pk, '0', { opId: 'mine' }) };
    await conflicts(tables.commit('People', pk, [mine], guard), 'exists');
    assert.deepEqual((await tables.get('People', pk, '0'))?.values, { opId: 'theirs' });
  });

  it('says conflict when nothing guards the write', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    loseNextAnswer();
    await conflicts(insert(tables, pk, '0', { opId: 'mine' }), 'exists');
  });

  it('recognises a decision that the caller sends a second time', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, '0');
    const mine: Write = { kind: 'replace', row: row(pk, '0', { opId: 'mine' }), etag };
    const first = await tables.commit('People', pk, [mine], guard);
    assert.deepEqual((await tables.commit('People', pk, [mine], guard)).etags, first.etags);
  });

  it('reads again when the answer to a reading is lost', async () => {
    const { tables, loseNextAnswer } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r', { n: 1 });
    loseNextAnswer();
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { n: 1 });
    loseNextAnswer();
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' })), ['r']);
  });
}
