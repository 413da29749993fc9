import assert from 'node:assert/strict';
import fc from 'fast-check';
import { smallestCut, type Moves } from '../../../bot/domain/publication/smallest-cut.ts';

describe('the smallest cut', () => {
  it('is infinite when nobody moved', () => {
    assert.equal(smallestCut([]), Infinity);
    assert.equal(smallestCut([{ between: ['a', 'b'], count: 0 }, { between: ['a', 'a'], count: 4 }]), Infinity);
  });

  it('is the one person between two crowds that moved among themselves', () => {
    assert.equal(smallestCut([{ between: ['a', 'b'], count: 5 }, { between: ['b', 'c'], count: 1 }, { between: ['c', 'd'], count: 5 }]), 1);
  });

  it('counts pieces that nobody moved between one by one', () => {
    assert.equal(smallestCut([{ between: ['a', 'b'], count: 7 }, { between: ['c', 'd'], count: 5 }]), 5);
  });

  it('is what trying every division finds', () => {
    fc.assert(fc.property(fc.array(anyMoves, { maxLength: 14 }), (moves) => {
      assert.equal(smallestCut(moves), byTryingAll(moves));
    }), { numRuns: 500 });
  });
});

const PARTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const anyMoves: fc.Arbitrary<Moves> = fc.record({
  between: fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(...PARTS)),
  count: fc.nat({ max: 6 }),
});

function byTryingAll(moves: readonly Moves[]): number {
  const crossings = Array.from({ length: 2 ** PARTS.length }, (_, mask) => {
    const isIn = (part: string) => (mask >> PARTS.indexOf(part)) % 2 === 1;
    return moves.filter(({ between: [a, b] }) => isIn(a) !== isIn(b)).reduce((total, { count }) => total + count, 0);
  });
  return Math.min(...crossings.filter((crossing) => crossing > 0));
}
