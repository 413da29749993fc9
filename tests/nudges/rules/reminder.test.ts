import assert from 'node:assert/strict';
import { afterNudge } from '../../../bot/domain/nudges/after-nudge.ts';
import { aCalendar, at, basisOf, beginning, cardsOf, days, decide, type Story } from '../../domain/nudges/builders.ts';
import { answers, comesBack, didNotManage, endsTheTrial, meets, pauses, snoozes, stops, triesAgain, wants } from '../../domain/nudges/doings.ts';
import { NUDGES } from '../../../bot/nudges/kinds.ts';

const SUNDAY = '2026-11-15';
const WEEK_47 = ['2026-11-16T00:00', '2026-11-23T00:00'] as const;
const TWO_WEEKS = ['2026-11-16T00:00', '2026-11-30T00:00'] as const;

function cards(story: Story, span: readonly [string, string] = WEEK_47, basis = basisOf()): string[] {
  return cardsOf(beginning(SUNDAY), span, story, basis);
}

function reminders(story: Story, span: readonly [string, string] = WEEK_47, basis = basisOf()): string[] {
  return cards(story, span, basis).filter((card) => card.includes('reminder|'));
}

describe('the reminder', () => {
  it('comes on the next working day at the same time, about the same week, and only once', () => {
    assert.deepEqual(cards({}, TWO_WEEKS), [
      '2026-11-19T14:00 weekly-card|2026-W47', '2026-11-20T14:00 reminder|2026-W47',
      '2026-11-26T14:00 weekly-card|2026-W48', '2026-11-27T14:00 reminder|2026-W48',
    ]);
  });

  it('waits over a weekend, and over holidays', () => {
    const friday = { '2026-11-16T09:00': wants({ weekday: 5 }) };
    assert.deepEqual(reminders(friday, TWO_WEEKS)[0], '2026-11-23T14:00 reminder|2026-W47');
    assert.deepEqual(reminders({}, TWO_WEEKS, basisOf(aCalendar(days('2026-11-20', '2026-11-23', 'holiday')))), ['2026-11-24T14:00 reminder|2026-W47', '2026-11-27T14:00 reminder|2026-W48']);
  });

  it('is not for those who have answered, who had no time either', () => {
    for (const doing of [answers, didNotManage]) assert.deepEqual(reminders({ '2026-11-19T15:00': doing('2026-W47') }), []);
    assert.deepEqual(reminders({ '2026-11-20T13:59': answers('2026-W47') }), []);
  });

  it('still comes to those who have only answered another week', () => {
    assert.deepEqual(reminders({ '2026-11-19T15:00': answers('2026-W46') }), ['2026-11-20T14:00 reminder|2026-W47']);
  });

  it('does not come to a card that was put off, neither before it comes again nor after', () => {
    assert.deepEqual(cards({ '2026-11-19T15:00': snoozes('tomorrow', 'weekly-card|2026-W47') }, TWO_WEEKS).slice(0, 2), [
      '2026-11-19T14:00 weekly-card|2026-W47', '2026-11-20T14:00 weekly-card|2026-W47',
    ]);
    assert.deepEqual(reminders({ '2026-11-19T15:00': snoozes('next-week', 'weekly-card|2026-W47') }, TWO_WEEKS), ['2026-11-27T14:00 reminder|2026-W48']);
  });

  it('is not for those who are silent for weeks', () => {
    const span = ['2026-11-16T00:00', '2026-12-26T00:00'] as const;
    assert.deepEqual(reminders({}, span).map((card) => card.slice(-3)), ['W47', 'W48', 'W49']);
  });

  it('gives way to the next week’s card', () => {
    const basis = basisOf(aCalendar(days('2026-11-20', '2026-11-25')));
    assert.deepEqual(cards({}, TWO_WEEKS, basis), ['2026-11-19T14:00 weekly-card|2026-W47', '2026-11-26T14:00 weekly-card|2026-W48', '2026-11-27T14:00 reminder|2026-W48']);
  });

  it('comes though the card’s day is moved within the week that was asked about', () => {
    const story = { '2026-11-16T09:00': wants({ weekday: 1 }), '2026-11-16T15:00': wants({ weekday: 2 }) };
    assert.deepEqual(reminders(story), ['2026-11-17T14:00 reminder|2026-W47']);
  });

  it('does not come for a week that a pause excuses, whether the pause ends by itself or not', () => {
    assert.deepEqual(reminders({ '2026-11-19T15:00': pauses('2026-11-22') }, ['2026-11-16T00:00', '2026-11-26T00:00']), []);
    assert.deepEqual(reminders({ '2026-11-19T15:00': pauses(), '2026-11-24T09:00': comesBack }, ['2026-11-16T00:00', '2026-11-26T00:00']), []);
  });

  it('comes after a pause that ended before the card', () => {
    assert.deepEqual(reminders({ '2026-11-16T09:00': pauses('2026-11-18') }), ['2026-11-20T14:00 reminder|2026-W47']);
  });

  it('does not ask about what is no longer tried, nor about what began after the card', () => {
    assert.deepEqual(reminders({ '2026-11-20T09:00': endsTheTrial }), []);
    assert.deepEqual(reminders({ '2026-11-20T09:00': triesAgain }), []);
  });

  it('waits a day more when a meeting is to be prepared for', () => {
    const story = { '2026-11-18T09:00': meets('m', at('2026-11-23T13:00')) };
    assert.deepEqual(cards(story, ['2026-11-16T00:00', '2026-11-25T00:00']), [
      '2026-11-19T14:00 weekly-card|2026-W47', '2026-11-20T08:00 meeting-preparation|m.2026-11-23', '2026-11-23T14:00 reminder|2026-W47',
    ]);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('reminder') }, TWO_WEEKS), ['2026-11-19T14:00 weekly-card|2026-W47', '2026-11-26T14:00 weekly-card|2026-W48']);
  });

  it('does not follow a card that Teams refused, because nobody has seen it', () => {
    const now = at('2026-11-19T14:00');
    const { due } = decide(beginning(SUNDAY), now);
    assert.ok(due);
    const person = afterNudge(NUDGES, beginning(SUNDAY), basisOf(), due, 'refused', now);
    assert.deepEqual(cardsOf(person, ['2026-11-19T14:00', '2026-11-27T00:00']), ['2026-11-26T14:00 weekly-card|2026-W48']);
  });
});
