import assert from 'node:assert/strict';
import { fill, freshPartition, insert, keysOf } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function ranges(open: () => TablesUnderTest): void {
  const keys = ['0', 'A', 'Z', '_', 'a', 'a|1', 'a|10', 'a|2', 'a}', 'z', 'ä', 'å', 'ö', '\uff5e', '🧵'];

  it('orders by code unit: digits, A–Z, a–z, then å, with astral characters before U+E000 and up', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, keys.toReversed());
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' })), keys.toSorted());
    assert.deepEqual(keys.toSorted().slice(-2), ['🧵', '\uff5e']);
  });

  it('reads the rows from one key up to another, without that one', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, keys);
    assert.deepEqual(keysOf(await tables.range('People', pk, { from: 'a|1', to: 'a}' })), ['a|1', 'a|10', 'a|2']);
    assert.deepEqual(keysOf(await tables.range('People', pk, { from: 'Z', to: 'a' })), ['Z', '_']);
    assert.deepEqual(await tables.range('People', pk, { from: 'z', to: 'a' }), []);
    assert.deepEqual(await tables.range('People', pk, { from: '', to: '' }), []);
  });

  it('reads by prefix exactly the keys that start so', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, keys);
    for (const prefix of ['a', 'a|', 'a|1', 'å', '🧵', '\uff5e', 'none']) {
      const expected = keys.toSorted().filter((key) => key.startsWith(prefix));
      assert.deepEqual(keysOf(await tables.range('People', pk, { prefix })), expected, prefix);
    }
  });

  it('stays within the partition', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, `${pk}a`, 'r');
    await insert(tables, pk, 'r');
    assert.deepEqual((await tables.range('People', pk, { prefix: '' })).map((read) => read.pk), [pk]);
  });

  it('reads past the end of a page to the last row', async () => {
    const { tables, counter } = open();
    const pk = freshPartition();
    const many = Array.from({ length: 2001 }, (_, index) => `r${String(index).padStart(5, '0')}`);
    await fill(tables, pk, many);
    counter.reset();
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: 'r' })), many);
    assert.deepEqual([counter.requests, counter.entities], [3, 2001]);
    counter.reset();
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: 'r' }, { limit: 1500 })), many.slice(0, 1500));
    assert.deepEqual([counter.requests, counter.entities], [2, 2000]);
    counter.reset();
    assert.equal((await tables.range('People', pk, { prefix: 'r' }, { limit: 1000 })).length, 1000);
    assert.deepEqual([counter.requests, counter.entities], [1, 1000]);
    counter.reset();
    assert.equal((await tables.range('People', pk, { from: 'r', to: 'r01000' })).length, 1000);
    assert.deepEqual([counter.requests, counter.entities], [1, 1000]);
  });

  it('stops at the limit, with the first rows', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await fill(tables, pk, ['c', 'a', 'b']);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' }, { limit: 2 })), ['a', 'b']);
    assert.deepEqual(keysOf(await tables.range('People', pk, { prefix: '' }, { limit: 9 })), ['a', 'b', 'c']);
  });

  it('brings only the selected properties, and leaves out those that a row lacks', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r', { a: 1, b: 2, big: 2 ** 40 });
    const [read] = await tables.range('People', pk, { prefix: 'r' }, { select: ['a', 'big', 'lacking'] });
    assert.deepEqual(read, { pk, rk: 'r', etag, values: { a: 1, big: 2 ** 40 } });
  });
}
