import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CODE_LENGTH, CODE_LETTERS, groupedCode, GUESSES, parseInvitationCode, withTry } from '../../bot/domain/invitation.ts';
import { randomIds } from '../../bot/ids.ts';

const letters = fc.string({ unit: fc.constantFrom(...CODE_LETTERS), minLength: CODE_LENGTH, maxLength: CODE_LENGTH });

describe('an invitation code', () => {
  it('is understood in any case, with spaces and hyphens wherever somebody puts them', () => {
    const filler = fc.constantFrom('', ' ', '-', '–', '  ');
    fc.assert(fc.property(letters, fc.array(filler, { minLength: CODE_LENGTH, maxLength: CODE_LENGTH }), fc.boolean(), (code, fillers, isLower) => {
      const typed = [...code].map((letter, at) => `${fillers[at] ?? ''}${letter}`).join('');
      assert.equal(parseInvitationCode(isLower ? typed.toLowerCase() : typed), groupedCode(code));
    }));
  });

  it('has no letters that are taken for one another, and is hard enough to guess', () => {
    assert.doesNotMatch(CODE_LETTERS, /[01OILU]/);
    assert.equal(new Set(CODE_LETTERS).size, CODE_LETTERS.length);
    assert.ok(CODE_LENGTH * Math.log2(CODE_LETTERS.length) > 45);
  });

  it('is another each time, and one that can be said back', () => {
    const codes = Array.from({ length: 200 }, () => randomIds.invitation());
    assert.equal(new Set(codes).size, 200);
    for (const code of codes) assert.equal(parseInvitationCode(code), code);
  });

  for (const typed of ['', 'K7QM', 'K7QM-3XDF-9', 'K7QM-3XDF-9RR', 'K7QM-3XDF-0O', 'hej hej hej']) {
    it(`is not read from ${JSON.stringify(typed)}`, () => assert.equal(parseInvitationCode(typed), undefined));
  }

  it('may be tried so many times within an hour, and again when the hour is over', () => {
    const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
    let tries: readonly string[] = [];
    for (let count = 0; count < GUESSES.most; count++) tries = withTry(tries, at(count), '2026-11-22T09:00:00.000Z') ?? assert.fail('refused too early');
    assert.equal(withTry(tries, at(30), '2026-11-22T09:30:00.000Z'), undefined);
    assert.deepEqual(withTry(tries, at(59), '2026-11-22T10:30:00.000Z'), [at(59)]);
  });
});
