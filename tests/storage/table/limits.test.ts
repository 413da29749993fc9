import assert from 'node:assert/strict';
import { assertCommit, assertKey, assertRange, OutsideLimitsError } from '../../../bot/storage/table/limits.ts';
import type { Guard, Value, Write } from '../../../bot/storage/table/tables.ts';

const KIBI = 1024;
const MIBI = 1024 * KIBI;

describe('limits of the table service', () => {
  describe('keys', () => {
    for (const bad of ['a/b', 'a\\b', 'a#b', 'a?b', 'a\u0000', 'a\tb', 'a\u007f', 'a\u0085', '\ud83e', 'x'.repeat(513), '']) {
      it(`refuses ${JSON.stringify(bad.slice(0, 8))}${bad.length > 8 ? ' …, too long' : ''}`, () => {
        assert.throws(() => assertKey('rk', bad), OutsideLimitsError);
        assert.throws(() => commit([put(bad)]), OutsideLimitsError);
        assert.throws(() => commit([{ kind: 'delete', rk: bad }]), OutsideLimitsError);
        assert.throws(() => assertCommit(bad, [{ kind: 'delete', rk: 'r' }], undefined), OutsideLimitsError);
      });
    }

    it('allows 512 characters of anything else', () => {
      assertKey('pk', 'ö'.repeat(512));
      assertKey('rk', "t|id'%& +=~🧵");
    });
  });

  describe('rows', () => {
    const refused: [string, Record<string, Value>][] = [
      ['a text of more than 32 Ki characters', { text: 'x'.repeat(32 * KIBI + 1) }],
      ['half a character', { text: '\ud83e' }],
      ['NaN', { n: Number.NaN }],
      ['infinity', { n: -Infinity }],
      ['an integer beyond 2^53', { n: 2 ** 53 }],
      ['more than 252 properties', numbered(253, 1)],
      ['a name with a space', { 'a b': 1 }],
      ['a name that the protocol uses', { 'a@odata.type': 'Edm.Int64' }],
      ['a name that the service uses', { Timestamp: 1 }],
      ['a name that the client library translates', { etag: 'x' }],
      // Callers that are not type-checked: an undefined property would be dropped silently.
      ['undefined', { n: undefined as unknown as number }],
      ['more than 1 MiB', numbered(17, 'x'.repeat(32 * KIBI))],
    ];
    for (const [what, values] of refused) {
      it(`refuse ${what}`, () => assert.throws(() => commit([put('r', values)]), OutsideLimitsError));
    }

    it('take all that is just allowed', () => {
      commit([put('r', { text: 'å'.repeat(32 * KIBI) })]);
      commit([put('r', numbered(252, 1))]);
      commit([put('r', { n: Number.MAX_SAFE_INTEGER, m: 0.1, yes: true, empty: '' })]);
    });

    it('take exactly 1 MiB as the service counts it', () => {
      const keys = 4 + 2 * ('p'.length + 'r'.length);
      const filled = numbered(15, 'x'.repeat(32 * KIBI));
      const taken = Object.keys(filled).reduce((sum, name) => sum + 8 + 2 * name.length + 4 + 64 * KIBI, keys);
      const rest = (MIBI - taken - (8 + 2 * 'rest'.length + 4)) / 2;
      commit([put('r', { ...filled, rest: 'x'.repeat(rest) })]);
      assert.throws(() => commit([put('r', { ...filled, rest: 'x'.repeat(rest), y: true })]), /1 MiB/);
    });

    it('belong to the partition of their commit', () => {
      assert.throws(() => assertCommit('other', [put('r')], undefined), /partition/);
    });

    it('are refused without telling what they hold', () => {
      assert.throws(() => commit([put('r', { text: 'secret'.repeat(32 * KIBI) })]), (error: Error) => !error.message.includes('secret'));
    });
  });

  describe('transactions', () => {
    it('refuse none, more than a hundred writes, and two for one row', () => {
      assert.throws(() => commit([]), /at least one/);
      assert.throws(() => commit(puts(101)), /at most 100/);
      assert.throws(() => commit([put('r'), { kind: 'delete', rk: 'r' }]), /at most once/);
      commit(puts(100));
    });

    it('refuse more than 4 MiB as it is sent', () => {
      const half = numbered(8, 'å'.repeat(32 * KIBI));
      commit(puts(7, half));
      assert.throws(() => commit(puts(8, half)), /4 MiB/);
    });

    it('count text as JSON writes it', () => {
      const quotes = numbered(8, '"'.repeat(32 * KIBI));
      commit(puts(7, quotes));
      assert.throws(() => commit(puts(8, quotes)), /4 MiB/);
      commit(puts(15, numbered(8, 'x'.repeat(32 * KIBI))));
    });
  });

  describe('guards', () => {
    const guarded = put('0', { opId: 'mine' });
    const useless: [string, Guard][] = [
      ['a row that is not written', { rk: 'other', opId: 'mine' }],
      ['another opId', { rk: '0', opId: 'theirs' }],
      ['a row that is deleted', { rk: 'gone', opId: 'mine' }],
    ];
    for (const [what, guard] of useless) {
      it(`refuse ${what}, by which nothing could be recognised`, () => {
        assert.throws(() => assertCommit('p', [guarded, { kind: 'delete', rk: 'gone' }], guard), OutsideLimitsError);
      });
    }

    it('take a row that is written with its opId', () => {
      assertCommit('p', [guarded], { rk: '0', opId: 'mine' });
    });
  });

  describe('ranges', () => {
    it('refuse bounds that no key can have, no properties, and limits that are no count', () => {
      assert.throws(() => assertRange('p', { prefix: 'a/' }, {}), OutsideLimitsError);
      assert.throws(() => assertRange('p', { from: 'a', to: 'a?' }, {}), OutsideLimitsError);
      assert.throws(() => assertRange('', { prefix: '' }, {}), OutsideLimitsError);
      assert.throws(() => assertRange('p', { prefix: '' }, { select: [] }), OutsideLimitsError);
      assert.throws(() => assertRange('p', { prefix: '' }, { select: ['a,b'] }), OutsideLimitsError);
      for (const limit of [0, -1, 1.5, Number.NaN, Infinity]) {
        assert.throws(() => assertRange('p', { prefix: '' }, { limit }), OutsideLimitsError);
      }
    });

    it('take the empty prefix and open ends', () => {
      assertRange('p', { prefix: '' }, {});
      assertRange('p', { from: '', to: 'z' }, { limit: 1, select: ['a'] });
    });
  });
});

function commit(writes: readonly Write[]): void {
  assertCommit('p', writes, undefined);
}

function put(rk: string, values: Record<string, Value> = {}): Write {
  return { kind: 'put', row: { pk: 'p', rk, values } };
}

function puts(count: number, values: Record<string, Value> = {}): Write[] {
  return Array.from({ length: count }, (_, index) => put(`r${index}`, values));
}

function numbered(count: number, value: Value): Record<string, Value> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]));
}
