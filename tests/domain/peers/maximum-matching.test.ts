import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maximumMatching } from '../../../bot/domain/peers/maximum-matching.ts';
import { seededRandom } from '../../support/seeded-random.ts';

type Weights = readonly (readonly number[])[];

describe('a matching of the greatest weight', () => {
  it('weighs as much as the best of all matchings, of any graph of up to eight', () => {
    fc.assert(fc.property(graphs(8), (weights) => {
      assert.equal(weighed(weights, maximumMatching(weights.length, weightIn(weights))), best(weights, weights.map((_, index) => index)));
    }), { numRuns: 2_000 });
  });

  it('pairs each with one, who is paired with them, and never over an edge that is not there', () => {
    fc.assert(fc.property(graphs(14), (weights) => {
      const mates = maximumMatching(weights.length, weightIn(weights));
      for (const [vertex, mate] of mates.entries()) {
        if (mate === undefined) continue;
        assert.equal(mates[mate], vertex);
        assert.ok(weightIn(weights)(vertex, mate) > 0);
      }
    }));
  });

  it('finds the way through blossoms within blossoms', () => {
    // Triangles that hang together at their corners: only by an edge between them is everybody paired.
    const edges = [[0, 1], [1, 2], [0, 2], [2, 3], [3, 4], [4, 5], [3, 5], [5, 6], [6, 7], [7, 8], [6, 8], [8, 9]];
    const mates = maximumMatching(10, (a, b) => (edges.some(([u, v]) => (u === a && v === b) || (u === b && v === a)) ? 1 : 0));
    assert.ok(mates.every((mate) => mate !== undefined));
  });

  it('leaves what weighs nothing alone', () => {
    assert.deepEqual(maximumMatching(3, () => 0), [undefined, undefined, undefined]);
    assert.deepEqual(maximumMatching(0, () => 1), []);
  });

  it('is found for a whole cohort in the time that somebody waits', () => {
    const random = seededRandom(47);
    const weights = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => Math.floor(random() * 1_000)));
    const began = performance.now();
    assert.ok(maximumMatching(200, weightIn(weights)).every((mate) => mate !== undefined));
    assert.ok(performance.now() - began < 10_000);
  }).timeout(20_000);
});

/** Weights from 0, which is no edge; half of them are of few different weights, where ties are many. */
function graphs(most: number): fc.Arbitrary<Weights> {
  return fc.tuple(fc.integer({ min: 1, max: most }), fc.constantFrom(1, 3, 1_000)).chain(([size, heaviest]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: heaviest }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }));
}

function weightIn(weights: Weights): (a: number, b: number) => number {
  return (a, b) => weights[Math.min(a, b)]?.[Math.max(a, b)] ?? 0;
}

function weighed(weights: Weights, mates: readonly (number | undefined)[]): number {
  return mates.reduce<number>((sum, mate, vertex) => (mate === undefined || mate < vertex ? sum : sum + weightIn(weights)(vertex, mate)), 0);
}

function best(weights: Weights, free: readonly number[]): number {
  const [first, ...others] = free;
  if (first === undefined) return 0;
  return Math.max(best(weights, others), ...others.map((other) => weightIn(weights)(first, other) + best(weights, others.filter((each) => each !== other))));
}
