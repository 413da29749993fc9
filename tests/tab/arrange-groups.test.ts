import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moved, swapped, type Target } from '../../tab/features/peers/arrange-groups.ts';

const GROUPS = [['a', 'b'], ['c', 'd', 'e']];

describe('arranging a proposal of colleagues', () => {
  it('has two change places, and lets who is in no group take the place of one who is', () => {
    assert.deepEqual(swapped(GROUPS, 'a', 'e'), [['e', 'b'], ['c', 'd', 'a']]);
    assert.deepEqual(swapped(GROUPS, 'a', 'x'), [['x', 'b'], ['c', 'd', 'e']]);
  });

  it('moves one to another group, a new one, or none', () => {
    assert.deepEqual(moved(GROUPS, 'e', 0), [['a', 'b', 'e'], ['c', 'd']]);
    assert.deepEqual(moved(GROUPS, 'e', 'new'), [['a', 'b'], ['c', 'd'], ['e']]);
    assert.deepEqual(moved(GROUPS, 'e', 'none'), [['a', 'b'], ['c', 'd']]);
    assert.deepEqual(moved([['a'], ['b', 'c']], 'a', 1), [['b', 'c', 'a']]);
  });

  it('never has anybody twice, nor loses anybody who is not moved out', () => {
    const target = fc.oneof(fc.nat({ max: 1 }), fc.constantFrom<Target>('new'));
    fc.assert(fc.property(fc.constantFrom('a', 'b', 'c', 'd', 'e'), target, (who, where) => {
      assert.deepEqual(moved(GROUPS, who, where).flat().sort(), ['a', 'b', 'c', 'd', 'e']);
    }));
  });
});
