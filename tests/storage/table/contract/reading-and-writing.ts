import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Value } from '../../../../bot/storage/table/tables.ts';
import { freshPartition, insert, keysOf, present, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function readingAndWriting(open: () => TablesUnderTest): void {
  it('reads nothing where nothing was written', async () => {
    assert.equal(await open().tables.get('People', freshPartition(), 'r'), undefined);
  });

  it('returns what was written, with its keys and ETag', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const values = { text: 'Gå verksamhetsrundor – åäö 🧵', empty: '', yes: true, no: false, count: 3 };
    const etag = await insert(tables, pk, 'r', values);
    assert.deepEqual(await tables.get('People', pk, 'r'), { pk, rk: 'r', etag, values });
  });

  it('keeps rows of a key in different tables apart', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r');
    assert.equal(await tables.get('Cohort', pk, 'r'), undefined);
  });

  it('brings every number back exactly, alone and in a transaction', async () => {
    const { tables } = open();
    const numbers = [0, 1, -1, 0.5, -0.1, 1e-7, 5e-324, 1.7976931348623157e308 / 2 ** 1000 + 0.1, 2 ** 31 - 1, 2 ** 31];
    numbers.push(-(2 ** 31), -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1 / 3, 123456.789);
    const values = Object.fromEntries(numbers.map((number, index) => [`n${index}`, number]));
    const pk = freshPartition();
    await insert(tables, pk, 'alone', values);
    await tables.commit('People', pk, [
      { kind: 'insert', row: row(pk, 'x', values) },
      { kind: 'put', row: row(pk, 'y', values) },
    ]);
    for (const rk of ['alone', 'x', 'y']) assert.deepEqual((await tables.get('People', pk, rk))?.values, values);
    for (const stored of await tables.range('People', pk, { prefix: '' })) assert.deepEqual(stored.values, values);
  });

  it('makes 0 of -0', async () => {
    const { tables } = open();
    const pk = freshPartition();
    await insert(tables, pk, 'r', { zero: -0 });
    assert.ok(Object.is((await tables.get('People', pk, 'r'))?.values['zero'], 0));
  });

  it('brings any values back as they were', async () => {
    const { tables } = open();
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.double({ noDefaultInfinity: true, noNaN: true }).filter((number) => !Number.isInteger(number)),
    );
    const values = fc.dictionary(fc.stringMatching(/^v[A-Za-z0-9_]{0,10}$/), value, {
      noNullPrototype: true,
      maxKeys: 8,
    });
    await fc.assert(
      fc.asyncProperty(values, values, async (first, second) => {
        const pk = freshPartition();
        await insert(tables, pk, 'a', first);
        await tables.commit('People', pk, [
          { kind: 'put', row: row(pk, 'a', second) },
          { kind: 'put', row: row(pk, 'b', first) },
        ]);
        const [a, b] = await tables.range('People', pk, { prefix: '' });
        assert.deepEqual([a?.values, b?.values], [second, first]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes keys with every allowed kind of character', async () => {
    const { tables } = open();
    const keys = ['tid|oid', "o'brien''s", 'a b+c%41&d=e', 'åäö', '🧵', '(x),{y}', '"', '~', ';:@!$*', '%'];
    for (const key of keys) {
      await tables.commit('People', `k${key}`, [{ kind: 'put', row: row(`k${key}`, key, { key }) }]);
      await tables.commit('People', `k${key}`, [
        { kind: 'put', row: row(`k${key}`, key, { key }) },
        { kind: 'put', row: row(`k${key}`, `${key}+`, { key }) },
      ]);
      assert.deepEqual((await tables.get('People', `k${key}`, key))?.values, { key });
      assert.deepEqual(keysOf(await tables.range('People', `k${key}`, { prefix: key })), [key, `${key}+`]);
    }
  });

  it('forgets the properties that a replacement lacks', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const etag = await insert(tables, pk, 'r', { old: 1, kept: 1 });
    await tables.commit('People', pk, [{ kind: 'replace', row: row(pk, 'r', { kept: 2 }), etag }]);
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { kept: 2 });
    await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'r', { other: 3 }) }]);
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { other: 3 });
  });

  it('is not changed by what a caller does to values afterwards', async () => {
    const { tables } = open();
    const pk = freshPartition();
    const values: Record<string, Value> = { a: 1 };
    await insert(tables, pk, 'r', values);
    values['a'] = 2;
    const read = present(await tables.get('People', pk, 'r'));
    Object.assign(read.values, { a: 3 });
    assert.deepEqual((await tables.get('People', pk, 'r'))?.values, { a: 1 });
  });
}
