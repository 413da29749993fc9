import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_TEXT, weeklyCard } from '../../bot/cards/weekly-card.ts';
import { fitting, fittingTogether, roomOf } from '../../bot/cards/room.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { contextIn, everyCard, weeklyForm, type Written } from './every-card.ts';
import { bytesOf, linesOf, markdownOf, tapsOf } from './parts.ts';

const language = fc.constantFrom(...LANGUAGES);
/** No sentence of ours has a word like it. */
const word = fc.string({ minLength: 12, maxLength: 40, unit: fc.constantFrom('q', 'z', 'w', 'Ω', '*', '_', '[', '"') });

describe('what a person wrote', () => {
  it('is in no receipt, because the chat keeps copies', () => {
    fc.assert(fc.property(language, word, (spoken, secret) => {
      const receipts = everyCard(spoken, repeated(secret)).filter(({ receipt }) => receipt);
      assert.ok(receipts.length > 30);
      for (const { name, card } of receipts) assert.ok(!JSON.stringify(card).includes(escaped(secret)), name);
    }), { numRuns: 4 });
  });

  it('is never spoken, which lock screens show', () => {
    fc.assert(fc.property(language, word, (spoken, secret) => {
      for (const { name, card } of everyCard(spoken, repeated(secret))) assert.ok(!card.speak.includes(secret), name);
    }), { numRuns: 4 });
  });

  it('is never read as Markdown', () => {
    fc.assert(fc.property(language, word, (spoken, secret) => {
      for (const { name, card } of everyCard(spoken, repeated(secret))) assert.ok(!markdownOf(card).some((line) => line.includes(secret)), name);
    }), { numRuns: 4 });
  });

  it('is in no data of a button, where each would carry it twice', () => {
    fc.assert(fc.property(language, word, (spoken, secret) => {
      for (const { name, card } of everyCard(spoken, repeated(secret))) {
        assert.ok(!tapsOf(card).some(({ data }) => JSON.stringify(data).includes(escaped(secret))), name);
      }
    }), { numRuns: 4 });
  });
});

describe('a conflict', () => {
  const stored = { did: 'Gick en runda i tvåan.', takeaway: 'Lärarna vill ha mer tid.', nextStep: 'Prata med arbetslaget' };
  const typed = { did: 'Gick en runda i femman.', takeaway: 'Det var lugnt.', nextStep: 'Boka nästa runda' };

  it('shows both texts whole when they fit', () => {
    const context = contextIn('sv');
    const form = weeklyForm(context, 'sprak', { text: () => '' });
    const card = weeklyCard(context, { ...form, reason: 'edit', values: { ...form.values, ...typed }, stored });
    for (const text of Object.values(stored)) assert.ok(linesOf(card).includes(text), text);
    for (const text of Object.values(typed)) assert.ok(JSON.stringify(card).includes(text), text);
    assert.ok(!linesOf(card).includes(context.t('conflict.cut')));
  });

  it('keeps what was typed now whole, cuts what is stored and says where the rest is, when both are too long for one card', () => {
    fc.assert(fc.property(language, fc.string({ unit: 'binary', maxLength: MOST_TEXT }), (spoken, script) => {
      const context = contextIn(spoken);
      const longest: Written = { text: (length) => fitting((script || 'å').repeat(length).slice(0, length), 2 * length) };
      const form = weeklyForm(context, 'sprak', longest);
      const kept = { did: longest.text(4000), takeaway: longest.text(4000), nextStep: longest.text(500) };
      const card = weeklyCard(context, { ...form, reason: 'edit', stored: kept });
      assert.ok(bytesOf(card) < 28 * 1024);
      const values = card.body.flatMap((element) => (element.type === 'Input.Text' ? [element.value ?? ''] : []));
      assert.deepEqual(values, [form.values.did, form.values.takeaway, form.values.nextStep]);
      const isWhole = Object.values(kept).every((text) => text === '' || linesOf(card).includes(text));
      assert.equal(linesOf(card).includes(context.t('conflict.cut')), !isWhole);
    }), { numRuns: 25 });
  });
});

describe('a text that has too little room', () => {
  it('keeps its beginning, as much as fits and never half a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 200 }), (text, room) => {
      const kept = fitting(text, room);
      assert.ok(text.startsWith(kept));
      assert.ok(roomOf(kept) <= room);
      const [next] = text.slice(kept.length);
      assert.ok(next === undefined || roomOf(kept + next) > room);
    }));
  });

  it('leaves shorter texts beside it whole', () => {
    assert.deepEqual(fittingTogether(['å'.repeat(100), 'kort', ''], 60), [`${'å'.repeat(26)}…`, 'kort', '']);
  });

  it('never takes more than there is together with the others', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 12, max: 300 }), (texts, room) => {
      assert.ok(fittingTogether(texts, room).reduce((sum, text) => sum + roomOf(text), 0) <= room);
    }));
  });
});

function repeated(word: string): Written {
  return { text: (length) => word.repeat(Math.ceil(length / word.length)).slice(0, length) };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
