import assert from 'node:assert/strict';
import { linesOf, tapsOf } from '../cards/parts.ts';
import { drawn, REMINDER } from './drawn.ts';

describe('the reminder', () => {
  const card = drawn(REMINDER, { today: '2026-11-23' });

  it('is the form of its own week, whenever it comes', () => {
    assert.equal(linesOf(card)[0], 'Vecka 47 · Gå verksamhetsrundor');
    assert.equal(tapsOf(card).find(({ verb }) => verb === 'reflect.submit')?.data['questionId'], '2026-W47.1');
  });

  it('says that it is the only one, that a sentence is enough, and that hann inte is an answer', () => {
    assert.match(linesOf(card)[1] ?? '', /En mening räcker.*svara att du inte hann.*enda påminnelsen/);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(tapsOf(card).find(({ verb }) => verb === 'nudge.stop-kind')?.data['kind'], 'reminder');
  });

  it('is announced as the question was, so that nobody beside can tell', () => {
    assert.equal(card.speak, 'Veckans fråga från Ledtråd, vecka 47');
  });
});
