import assert from 'node:assert/strict';
import { outcomeOf } from '../../../bot/domain/calendar/ledger.ts';
import { parseIsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import type { NudgeSettings } from '../../../bot/domain/nudges/nudging.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { aCalendar, at, basisOf, beginning, cardsOf, days, decide, localOf, sent, zone, type Story } from '../../domain/nudges/builders.ts';
import { answers, comesBack, didNotManage, endsTheTrial, pauses, triesAgain, wants } from '../../domain/nudges/doings.ts';
import { aTryingPerson, PLANNER, week } from '../../support/world.ts';

const SUNDAY = '2026-11-15';
const WEEK_47 = ['2026-11-16T00:00', '2026-11-23T00:00'] as const;

/** The weekly cards alone. */
function weekly(person: Person, span: readonly [string, string], story: Story = {}, basis = basisOf()): string[] {
  const { settings } = person;
  const alone = { ...person, settings: { ...settings, nudges: { ...settings.nudges, stopped: ['reminder', 'analysis'] as const } } };
  return cardsOf(alone, span, story, basis);
}

function outcome({ ledger }: Person, text: string): string {
  return outcomeOf(ledger, parseIsoWeek(text) ?? ledger.from, week('2027-W20'));
}

describe('the weekly card', () => {
  it('comes on Thursday at 14:00 unless another day and time are chosen', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), WEEK_47), ['2026-11-19T14:00 weekly-card|2026-W47']);
    assert.deepEqual(weekly(beginning(SUNDAY, { weekday: 1, time: '08:30' }), WEEK_47), ['2026-11-16T08:30 weekly-card|2026-W47']);
  });

  it('comes at the person’s own 14:00, wherever they are', () => {
    const santiago = zone('America/Santiago');
    const person = beginning(SUNDAY);
    const living = { ...person, settings: { ...person.settings, zone: santiago } };
    assert.equal(decide(living, at('2026-11-18T12:00', santiago), basisOf(aCalendar({}, santiago))).nextDueAt, '2026-11-19T17:00:00.000Z');
  });

  it('comes at 14:00 before and after the clocks change', () => {
    assert.deepEqual(weekly(beginning('2026-10-18'), ['2026-10-19T00:00', '2026-10-31T00:00']), ['2026-10-22T14:00 weekly-card|2026-W43', '2026-10-29T14:00 weekly-card|2026-W44']);
    assert.deepEqual(weekly(beginning('2027-03-21'), ['2027-03-22T00:00', '2027-04-03T00:00']), ['2027-03-25T14:00 weekly-card|2027-W12', '2027-04-01T14:00 weekly-card|2027-W13']);
  });

  it('comes on the next working day of the week when its own is a holiday', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), WEEK_47, {}, basisOf(aCalendar({ '2026-11-19': 'holiday' }))), ['2026-11-20T14:00 weekly-card|2026-W47']);
  });

  it('comes on the last working day before when no later one is left in the week', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), WEEK_47, {}, basisOf(aCalendar(days('2026-11-19', '2026-11-22', 'holiday')))), ['2026-11-18T14:00 weekly-card|2026-W47']);
  });

  it('leaves a wholly quiet week out, which reads as a break once the next week is asked about', () => {
    const basis = basisOf(aCalendar(days('2026-11-16', '2026-11-20')));
    assert.deepEqual(weekly(beginning(SUNDAY), WEEK_47, {}, basis), []);
    const before = sent(aTryingPerson(), at('2026-11-12T14:00'), basis);
    assert.equal(outcome(before, '2026-W47'), 'not-sent');
    const after = sent(before, at('2026-11-26T14:00'), basis);
    assert.deepEqual(['2026-W46', '2026-W47', '2026-W48'].map((text) => outcome(after, text)), ['unanswered', 'break', 'unanswered']);
  });

  it('asks nothing of a week that is answered, and goes on with the next', () => {
    const span = ['2026-11-16T00:00', '2026-11-28T00:00'] as const;
    assert.deepEqual(weekly(beginning(SUNDAY), span, { '2026-11-17T10:00': answers('2026-W47') }), ['2026-11-26T14:00 weekly-card|2026-W48']);
    assert.deepEqual(weekly(beginning(SUNDAY), span, { '2026-11-17T10:00': didNotManage('2026-W47') }), ['2026-11-26T14:00 weekly-card|2026-W48']);
  });

  it('asks once about a week whose day is moved after the card has come', () => {
    const cards = weekly(beginning(SUNDAY, { weekday: 1 }), ['2026-11-16T00:00', '2026-11-28T00:00'], { '2026-11-17T10:00': wants({ weekday: 5 }) });
    assert.deepEqual(cards, ['2026-11-16T14:00 weekly-card|2026-W47', '2026-11-27T14:00 weekly-card|2026-W48']);
  });

  it('comes the same day at its time when its day is moved back past today', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), WEEK_47, { '2026-11-17T10:00': wants({ weekday: 1 }) }), ['2026-11-17T14:00 weekly-card|2026-W47']);
  });

  it('is caught up after an outage at the person’s own time, and left to the next week’s card', () => {
    const late = decide(aTryingPerson(), at('2026-11-20T09:00'));
    assert.equal(localOf(late.nextDueAt), '2026-11-20T14:00');
    assert.deepEqual(decide(aTryingPerson(), at('2026-11-20T15:10')).due?.key, 'weekly-card|2026-W47');
    assert.deepEqual(decide(aTryingPerson(), at('2026-11-26T14:00')).due?.key, 'weekly-card|2026-W48');
  });

  it('on the day of its own comes at once when an outage ends, and not after hours', () => {
    assert.equal(decide(aTryingPerson(), at('2026-11-19T16:59')).due?.key, 'weekly-card|2026-W47');
    assert.equal(decide(aTryingPerson(), at('2026-11-19T17:00')).due, undefined);
  });

  it('does not ask about what began on the day of the card', () => {
    assert.deepEqual(weekly(beginning('2026-11-19'), WEEK_47), []);
    assert.deepEqual(weekly(beginning('2026-11-18'), WEEK_47), ['2026-11-19T14:00 weekly-card|2026-W47']);
  });

  it('does not ask about the week in which the same is taken up anew after its card', () => {
    const cards = weekly(beginning(SUNDAY), ['2026-11-16T00:00', '2026-11-28T00:00'], { '2026-11-19T13:00': triesAgain });
    assert.deepEqual(cards, ['2026-11-26T14:00 weekly-card|2026-W48']);
  });

  it('is for those who try something', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), WEEK_47, { '2026-11-17T09:00': endsTheTrial }), []);
    assert.deepEqual(weekly(aTryingPerson({ roles: [] }), WEEK_47), []);
  });

  it('stays away in the school’s own break, and comes to those who are at work then', () => {
    const around = ['2027-02-22T00:00', '2027-03-13T00:00'] as const;
    const weeks = (settings: Partial<NudgeSettings>) => {
      const person = beginning('2027-02-21', settings);
      return weekly(person, around, {}, PLANNER.basisOf(person)).map((card) => card.slice(-3));
    };
    assert.deepEqual(weeks({}), ['W08', 'W10']);
    assert.deepEqual(weeks({ calendar: 'se-sportlov-8' }), ['W09', 'W10']);
    assert.deepEqual(weeks({ inBreaks: 'at-work' }), ['W08', 'W09', 'W10']);
  });
});

describe('the weekly card of somebody who pauses', () => {
  const span = ['2026-11-16T00:00', '2026-12-12T00:00'] as const;

  it('stays away to the last day of the pause, that day too', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), span, { '2026-11-18T10:00': pauses('2026-12-03') }), ['2026-12-10T14:00 weekly-card|2026-W50']);
    assert.deepEqual(weekly(beginning(SUNDAY), span, { '2026-11-18T10:00': pauses('2026-12-02'), '2026-12-04T10:00': answers('2026-W49') }).slice(0, 1), ['2026-12-03T14:00 weekly-card|2026-W49']);
  });

  it('stays away until they come back when no end is said, and then asks about that week alone', () => {
    assert.deepEqual(weekly(beginning(SUNDAY), span, { '2026-11-18T10:00': pauses() }), []);
    const cards = weekly(beginning(SUNDAY), span, { '2026-11-18T10:00': pauses(), '2026-12-01T10:00': comesBack });
    assert.deepEqual(cards, ['2026-12-03T14:00 weekly-card|2026-W49', '2026-12-10T14:00 weekly-card|2026-W50']);
  });
});

describe('the weekly card of somebody who is silent', () => {
  const span = ['2026-10-26T00:00', '2027-01-09T00:00'] as const;
  const threeWeeks = ['2026-10-29T14:00 weekly-card|2026-W44', '2026-11-05T14:00 weekly-card|2026-W45', '2026-11-12T14:00 weekly-card|2026-W46'];

  it('comes every second week after three without an answer', () => {
    assert.deepEqual(weekly(beginning('2026-10-25'), span), [
      ...threeWeeks,
      '2026-11-26T14:00 weekly-card|2026-W48',
      '2026-12-10T14:00 weekly-card|2026-W50',
      '2026-12-24T14:00 weekly-card|2026-W52',
      '2027-01-07T14:00 weekly-card|2027-W01',
    ]);
  });

  for (const doing of [answers, didNotManage]) {
    it(`comes every week again after an answer, also ${doing.name === 'answers' ? 'a written one' : 'that there was no time'}`, () => {
      assert.deepEqual(weekly(beginning('2026-10-25'), ['2026-10-26T00:00', '2026-12-12T00:00'], { '2026-11-26T15:00': doing('2026-W48') }), [
        ...threeWeeks,
        '2026-11-26T14:00 weekly-card|2026-W48',
        '2026-12-03T14:00 weekly-card|2026-W49',
        '2026-12-10T14:00 weekly-card|2026-W50',
      ]);
    });
  }

  it('is not due the moment an old question is answered, though its day went by in silence', () => {
    const cards = weekly(beginning('2026-10-25'), ['2026-10-26T00:00', '2026-11-28T00:00'], { '2026-11-20T09:00': answers('2026-W46') });
    assert.deepEqual(cards, [...threeWeeks, '2026-11-26T14:00 weekly-card|2026-W48']);
  });

  it('does not take weeks of pause or break for silence', () => {
    const cards = weekly(beginning('2026-11-08'), ['2026-11-09T00:00', '2026-12-26T00:00'], { '2026-11-13T09:00': pauses('2026-11-29') });
    assert.deepEqual(cards.map((card) => card.slice(-3)), ['W46', 'W49', 'W50', 'W52']);
  });
});
