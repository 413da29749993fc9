import assert from 'node:assert/strict';
import { fill, freshPartition, insert } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function samples(open: () => TablesUnderTest): void {
  it('tells the first rows of a table from a partition on, by partition and then by row', async () => {
    const { tables } = open();
    const pk = `sample-${freshPartition()}`;
    await fill(tables, `${pk}|b`, ['2', '1']);
    await fill(tables, `${pk}|a`, ['3']);
    await fill(tables, `${pk}|0`, ['4']);
    const rows = await tables.sample('People', `${pk}|a`);
    assert.deepEqual(rows.slice(0, 3).map((row) => [row.pk, row.rk]), [[`${pk}|a`, '3'], [`${pk}|b`, '1'], [`${pk}|b`, '2']]);
  });

  it('tells of a row its version and nothing that is in it', async () => {
    const { tables } = open();
    const pk = `sample-${freshPartition()}`;
    await insert(tables, pk, 'r', { v: 3, json: '{"name":"Maja"}' });
    await insert(tables, pk, 's', { json: '{}' });
    const rows = await tables.sample('People', pk);
    assert.deepEqual(rows.slice(0, 2).map(({ values }) => values), [{ v: 3 }, {}]);
  });

  it('takes one request, whatever is stored, and tells a thousand rows at the most', async () => {
    const { tables, counter } = open();
    const pk = `sample-${freshPartition()}`;
    await fill(tables, pk, Array.from({ length: 1_100 }, (_, index) => String(index)));
    const before = counter.requests;
    assert.equal((await tables.sample('People', pk)).length, 1_000);
    assert.equal(counter.requests - before, 1);
  });

  it('tells nothing of a table where there is nothing from there on', async () => {
    assert.deepEqual(await open().tables.sample('Thread', ''), []);
  });
}
