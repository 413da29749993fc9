import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packIndices, unpackIndices } from '../../../bot/domain/publication/member-indices.ts';

describe('packed member indices', () => {
  it('come back as they were', () => {
    const anyIndices = fc.uniqueArray(fc.nat({ max: 20_000 })).map((indices) => indices.sort((a, b) => a - b));
    fc.assert(fc.property(anyIndices, (indices) => {
      assert.deepEqual(unpackIndices(packIndices(indices)), indices);
    }));
  });

  it('take little room for members in a row', () => {
    assert.equal(packIndices([0, 1, 2, 5]), '0-3,2');
    assert.equal(packIndices(Array.from({ length: 10_000 }, (_, index) => index)), '0-7ps');
    assert.equal(packIndices([]), '');
  });

  it('are refused when they are something else', () => {
    for (const text of [',', '1,', '-3', '1-', 'å', '1 2', '0-zzzzzz']) assert.throws(() => unpackIndices(text), RangeError, text);
  });
});
