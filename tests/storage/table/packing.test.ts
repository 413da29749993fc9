import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LIMITS } from '../../../bot/storage/table/limits.ts';
import { packJson, unpackJson } from '../../../bot/storage/table/packing.ts';

describe('packing JSON into properties', () => {
  it('brings back whatever was packed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        assert.deepEqual(unpackJson('draft', packJson('draft', value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('brings back long text, in parts that the store takes, wherever the cuts fall', () => {
    const shift = fc.string({ unit: 'binary', maxLength: 5 });
    const filling = fc.constantFrom('🧵', 'å', 'a🧵', '\\', '"', '\ud83e');
    const length = fc.integer({ min: LIMITS.stringLength - 4, max: 2 * LIMITS.stringLength });
    fc.assert(
      fc.property(shift, filling, length, (start, text, count) => {
        const value = { text: start + text.repeat(count) };
        const packed = packJson('draft', value);
        for (const part of Object.values(packed)) {
          assert.ok(part.length <= LIMITS.stringLength);
          assert.doesNotMatch(part, /\p{Surrogate}/u);
        }
        assert.deepEqual(unpackJson('draft', packed), value);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps short JSON in one property of that name', () => {
    assert.deepEqual(packJson('draft', { a: 1 }), { draft: '{"a":1}' });
  });

  it('numbers the further properties from one', () => {
    assert.deepEqual(Object.keys(packJson('draft', 'x'.repeat(2 * LIMITS.stringLength))), ['draft', 'draft1', 'draft2']);
  });

  it('finds nothing where nothing was packed', () => {
    assert.equal(unpackJson('draft', { other: 'x', draft1: 'x' }), undefined);
  });

  it('refuses what JSON cannot say', () => {
    assert.throws(() => packJson('draft', undefined), TypeError);
  });
});
