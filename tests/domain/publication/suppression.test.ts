import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suppress, thresholdOf, type CountTable } from '../../../bot/domain/publication/suppression.ts';

const K = 3;

describe('a published table', () => {
  it('is shown as it is when nobody could be pointed out', () => {
    assert.deepEqual(shown([12, 0, 8], 20, 5), [12, 0, 8]);
  });

  it('hides a small count and, so that it cannot be subtracted, the smallest large one', () => {
    assert.deepEqual(shown([2, 9, 14, 0], 25, 5), ['hidden', 'hidden', 14, 0]);
  });

  it('hides all ties for the smallest large count, so that the choice among them tells nothing', () => {
    assert.deepEqual(shown([2, 9, 9, 14], 34, 5), ['hidden', 'hidden', 'hidden', 14]);
  });

  it('hides everything, zeros too, when no count is large', () => {
    assert.deepEqual(shown([1, 0, 2], 3, 5), ['hidden', 'hidden', 'hidden']);
  });

  it('does not let the remainder of the total be subtracted when it is small', () => {
    assert.deepEqual(shown([7, 6, 14], 29, 5), ['hidden', 'hidden', 14]);
    assert.deepEqual(shown([18], 20, 5), ['hidden']);
  });

  it('judges cells that a person can share alone, each against those who are not in it', () => {
    assert.deepEqual(shown([2, 9, 19, 20, 0], 20, 5, false), ['hidden', 9, 'hidden', 20, 0]);
  });

  it('hides all under a hidden parent, and under a shown one lets nothing be computed from its count', () => {
    const table: CountTable = {
      total: 40,
      exclusive: true,
      cells: [
        { key: 'a', count: 3 }, { key: 'a1', parent: 'a', count: 3 }, { key: 'a2', parent: 'a', count: 0 },
        { key: 'b', count: 8 },
        { key: 'c', count: 29 }, { key: 'c1', parent: 'c', count: 1 }, { key: 'c2', parent: 'c', count: 11 }, { key: 'c3', parent: 'c', count: 17 },
      ],
    };
    assert.deepEqual(suppress(table).cells, [
      { key: 'a', count: 'hidden' }, { key: 'a1', count: 'hidden' }, { key: 'a2', count: 'hidden' },
      { key: 'b', count: 'hidden' },
      { key: 'c', count: 29 }, { key: 'c1', count: 'hidden' }, { key: 'c2', count: 'hidden' }, { key: 'c3', count: 17 },
    ]);
  });

  it('can have parents that exclude one another and children that do not', () => {
    const cells = [{ key: 'a', count: 20 }, { key: 'a1', parent: 'a', count: 15 }, { key: 'a2', parent: 'a', count: 12 }, { key: 'b', count: 10 }];
    const { cells: published } = suppress({ total: 30, exclusive: true, exclusiveWithin: false, cells });
    assert.deepEqual(published.map(({ count }) => count), [20, 15, 12, 10]);
  });

  it('refuses counts that contradict their total or one another', () => {
    assert.throws(() => shown([5, 6], 10, 5), RangeError);
    assert.throws(() => shown([-1, 6], 10, 5), RangeError);
    assert.throws(() => suppress({ total: 9, exclusive: true, cells: [{ key: 'a', parent: 'nobody', count: 9 }] }), RangeError);
  });

  it('never counts less than three as enough, and five unless told otherwise', () => {
    assert.deepEqual([thresholdOf(1), thresholdOf(3.5), thresholdOf(7), thresholdOf(Number.NaN), thresholdOf(-Infinity)], [3, 4, 7, 5, 3]);
    assert.deepEqual(shown([4, 9], 13, undefined), ['hidden', 'hidden']);
    assert.deepEqual(shown([2, 9], 11, 0), ['hidden', 'hidden']);
  });

  it('shows no small count, and hides together at least k or everything', () => {
    fc.assert(fc.property(anyCounts, fc.nat({ max: 12 }), fc.integer({ min: 3, max: 8 }), (counts, rest, k) => {
      const published = shown(counts, sum(counts) + rest, k);
      const hidden = counts.filter((_, index) => published[index] === 'hidden');
      assert.ok(counts.every((count, index) => count === 0 || count >= k || published[index] === 'hidden'));
      assert.ok(hidden.length === 0 || hidden.length === counts.length || sum(hidden) >= k);
    }));
  });

  it('hides at least as much when k is raised', () => {
    fc.assert(fc.property(anyCounts, fc.nat({ max: 12 }), fc.integer({ min: 3, max: 8 }), fc.boolean(), (counts, rest, k, exclusive) => {
      const total = sum(counts) + rest;
      const [low, high] = [shown(counts, total, k, exclusive), shown(counts, total, k + 1, exclusive)];
      assert.ok(low.every((count, index) => count !== 'hidden' || high[index] === 'hidden'));
    }));
  });
});

/** Every table there is of a size, sorted by what the reader sees of it: what could the table have been? */
describe('a reader who knows the rule and tries every table that would look the same', () => {
  for (const cells of [1, 2, 3, 4]) {
    it(`cannot tell any hidden count, nor a small remainder, among ${cells} cells`, () => {
      for (let total = 1; total <= 13 - cells; total += 1) {
        for (const alike of lookingAlike(vectors(cells, total), (counts) => String(shown(counts, total, K)))) {
          requireDoubt(alike, shown(alike[0] ?? [], total, K));
          const rests = new Set(alike.map((counts) => total - sum(counts)));
          assert.ok(rests.size > 1 || [...rests].every((rest) => rest === 0 || rest >= K), `remainder of ${String(alike[0])} of ${total}`);
        }
      }
    });
  }

  it('cannot tell any small count even when the remainder is known from elsewhere', () => {
    for (const cells of [2, 3, 4]) {
      for (let total = 1; total <= 13 - cells; total += 1) {
        for (const alike of lookingAlike(vectors(cells, total), (counts) => `${shown(counts, total, K)} ${sum(counts)}`)) {
          requireDoubt(alike, shown(alike[0] ?? [], total, K), (count) => count > 0 && count < K);
        }
      }
    }
  });

  it('cannot tell any hidden count of two areas with two actions each', () => {
    for (let total = 1; total <= 9; total += 1) {
      const tables = vectors(2, total).flatMap(([a = 0, b = 0]) => vectors(2, a).flatMap((underA) => vectors(2, b).map((underB) => [a, b, ...underA, ...underB])));
      for (const alike of lookingAlike(tables, (counts) => String(shownOnTwoLevels(counts, total)))) {
        requireDoubt(alike, shownOnTwoLevels(alike[0] ?? [], total));
      }
    }
  });

  it('cannot tell a hidden count of cells that a person can share', () => {
    for (let total = 1; total <= 12; total += 1) {
      const tables = Array.from({ length: total + 1 }, (_, count) => [count]);
      for (const alike of lookingAlike(tables, (counts) => String(shown(counts, total, K, false)))) {
        requireDoubt(alike, shown(alike[0] ?? [], total, K, false));
      }
    }
  });
});

const anyCounts = fc.array(fc.nat({ max: 15 }), { minLength: 1, maxLength: 7 });

function shown(counts: readonly number[], total: number, k: number | undefined, exclusive = true) {
  const cells = counts.map((count, index) => ({ key: String(index), count }));
  return suppress({ total, exclusive, cells }, k).cells.map(({ count }) => count);
}

function shownOnTwoLevels(counts: readonly number[], total: number) {
  const parents = [undefined, undefined, '0', '0', '1', '1'];
  const cells = counts.map((count, index) => {
    const parent = parents[index];
    return { key: String(index), count, ...(parent === undefined ? {} : { parent }) };
  });
  return suppress({ total, exclusive: true, cells }, K).cells.map(({ count }) => count);
}

function requireDoubt(alike: readonly (readonly number[])[], published: readonly (number | 'hidden')[], matters = (_count: number) => true) {
  for (const [index, count] of published.entries()) {
    if (count !== 'hidden') continue;
    const possible = new Set(alike.map((counts) => counts[index] ?? 0));
    assert.ok(possible.size > 1 || ![...possible].every(matters), `cell ${index} of ${String(published)} can only be ${String([...possible])}`);
  }
}

function lookingAlike(tables: readonly (readonly number[])[], look: (counts: readonly number[]) => string): Iterable<(readonly number[])[]> {
  const groups = new Map<string, (readonly number[])[]>();
  for (const table of tables) {
    const published = look(table);
    const group = groups.get(published);
    if (group) group.push(table);
    else groups.set(published, [table]);
  }
  return groups.values();
}

/** All counts of so many cells that together are at most the total. */
function vectors(cells: number, total: number): number[][] {
  if (cells === 0) return [[]];
  return Array.from({ length: total + 1 }, (_, count) => vectors(cells - 1, total - count).map((others) => [count, ...others])).flat();
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
