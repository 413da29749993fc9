import assert from 'node:assert/strict';
import type { OverviewView } from '../../bot/api/contract/overview.ts';
import { howOften } from '../../tab/features/overview/how-often.ts';

describe('how often *Läget* is asked for', () => {
  const of = (members: number, notListed = 0): OverviewView => ({
    lastWeek: { iso: '2026-W46', number: 46 },
    thisWeek: { iso: '2026-W47', number: 47 },
    teams: [{ id: 'norr', name: 'Norr', notListed, members: Array.from({ length: members }, (_, number) => ({ id: `p-${number}`, name: '', lastWeek: 'asked', thisWeek: 'asked' })) }],
    asks: [],
  });

  it('is ten seconds before anything is known, and of as many as a facilitator knows', () => {
    assert.deepEqual([undefined, of(0), of(499, 1)].map(howOften), [10_000, 10_000, 10_000]);
  });

  it('is a minute of more, those counted who are in no list', () => {
    assert.deepEqual([of(501), of(500, 1)].map(howOften), [60_000, 60_000]);
  });
});
