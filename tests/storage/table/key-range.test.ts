import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boundsOf } from '../../../bot/storage/table/key-range.ts';
import { FORBIDDEN_IN_KEYS } from '../../../bot/storage/table/limits.ts';

/** Few characters, and those at the edges, so that prefixes are met often. */
const EDGES = ['a', 'b', '.', '0', '"', '>', '[', ']', '~', '\u00a0', 'å', '\ud7ff', '\ue000', '\uffff', '🧵', '\u{10000}', '\u{10ffff}'];
const key = fc.oneof(
  fc.string({ unit: fc.constantFrom(...EDGES), maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 4 }).filter((text) => !FORBIDDEN_IN_KEYS.test(text)),
);

describe('the bounds of a range', () => {
  it('hold a key exactly when it starts with the prefix', () => {
    fc.assert(
      fc.property(key, key, fc.boolean(), (prefix, other, within) => {
        const candidate = within ? prefix + other : other;
        const { from, to } = boundsOf({ prefix });
        assert.equal(from <= candidate && (to === undefined || candidate < to), candidate.startsWith(prefix));
      }),
      { numRuns: 3000 },
    );
  });

  it('are themselves well-formed and free of what keys may not hold', () => {
    fc.assert(
      fc.property(key, (prefix) => {
        const { to = '' } = boundsOf({ prefix });
        assert.doesNotMatch(to, /\p{Surrogate}/u);
        assert.doesNotMatch(to, FORBIDDEN_IN_KEYS);
      }),
      { numRuns: 1000 },
    );
  });

  it('step over the characters that keys may not hold', () => {
    assert.deepEqual(boundsOf({ prefix: 'v1.' }), { from: 'v1.', to: 'v10' });
    assert.deepEqual(boundsOf({ prefix: 'h|' }), { from: 'h|', to: 'h}' });
    assert.deepEqual(boundsOf({ prefix: '~' }), { from: '~', to: '\u00a0' });
  });

  it('are open above where nothing can follow', () => {
    assert.deepEqual(boundsOf({ prefix: '' }), { from: '' });
    assert.deepEqual(boundsOf({ prefix: '\uffff' }), { from: '\uffff' });
  });

  it('are what the caller gave, when given as such', () => {
    assert.deepEqual(boundsOf({ from: 'a', to: 'b' }), { from: 'a', to: 'b' });
  });
});
