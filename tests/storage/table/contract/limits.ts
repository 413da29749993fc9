import assert from 'node:assert/strict';
import { OutsideLimitsError } from '../../../../bot/storage/table/limits.ts';
import type { Value } from '../../../../bot/storage/table/tables.ts';
import { freshPartition, insert, row } from './rows.ts';
import type { TablesUnderTest } from './tables-under-test.ts';

export function limits(open: () => TablesUnderTest): void {
  it('refuses what can never be stored before anything is sent', async () => {
    const { tables, counter } = open();
    const pk = freshPartition();
    counter.reset();
    const calls = [
      () => tables.commit('People', pk, []),
      () => insert(tables, pk, 'r', { text: 'x'.repeat(32 * 1024 + 1) }),
      () => insert(tables, pk, 'a/b'),
      () => tables.get('People', 'a#b', 'r'),
      () => tables.range('People', pk, { prefix: 'a?' }),
      () => tables.range('People', pk, { prefix: '' }, { limit: 0 }),
    ];
    for (const call of calls) await assert.rejects(call, OutsideLimitsError);
    assert.equal(counter.requests, 0);
  });

  it('takes the longest text, the longest keys and the most properties that are allowed', async () => {
    const { tables } = open();
    const pk = 'p'.repeat(512);
    const values: Record<string, Value> = { text: 'å'.repeat(32 * 1024) };
    for (let index = 1; index < 252; index += 1) values[`n${index}`] = index;
    await tables.commit('People', pk, [{ kind: 'put', row: row(pk, 'ö'.repeat(512), values) }]);
    await tables.commit('People', pk, [
      { kind: 'put', row: row(pk, 'ö'.repeat(512), values) },
      { kind: 'put', row: row(pk, 'ä'.repeat(512), values) },
    ]);
    const [first, second] = await tables.range('People', pk, { prefix: '' });
    assert.deepEqual([first?.values, second?.values], [values, values]);
  });
}
