import assert from 'node:assert/strict';
import { emptyLedger, mark, outcomeOf, type Ledger, type WeekMark } from '../../../bot/domain/calendar/ledger.ts';
import { addWeeks } from '../../../bot/domain/calendar/iso-week.ts';
import { isSilent, scheduledAfter, weeklyScheduleOf, withAsked } from '../../../bot/domain/nudges/weekly-schedule.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { aPerson, aTryingPerson, week } from '../../support/world.ts';
import { aCalendar, at, beginning, days, localOf } from './builders.ts';

/** From week 42 on, one mark a week. */
function ledger(...marks: readonly (WeekMark | undefined)[]): Ledger {
  return marks.reduce<Ledger>((marked, each, index) => (each ? mark(marked, addWeeks(week('2026-W42'), index), each) : marked), emptyLedger(week('2026-W30')));
}

function schedule(person: Person, local: string, calendar = aCalendar()): (string | undefined)[] {
  const { latest, next } = weeklyScheduleOf(person, calendar, at(local));
  return [latest, next].map((scheduled) => localOf(scheduled?.at.toString()));
}

describe('the schedule of the weekly card', () => {
  it('knows the latest that was to come and the next, the very moment included', () => {
    assert.deepEqual(schedule(aTryingPerson(), '2026-11-19T13:59'), ['2026-11-12T14:00', '2026-11-19T14:00']);
    assert.deepEqual(schedule(aTryingPerson(), '2026-11-19T14:00'), ['2026-11-19T14:00', '2026-11-26T14:00']);
  });

  it('reaches over a summer in both directions', () => {
    const summer = aCalendar(days('2027-06-21', '2027-08-15'));
    assert.deepEqual(schedule(aTryingPerson(), '2027-07-15T12:00', summer), ['2027-06-17T14:00', '2027-08-19T14:00']);
  });

  it('begins with the first week in which something is tried and the person takes part', () => {
    assert.deepEqual(schedule(beginning('2026-11-20'), '2026-11-21T12:00'), [undefined, '2026-11-26T14:00']);
    assert.deepEqual(schedule(aPerson(), '2026-11-21T12:00'), [undefined, undefined]);
    assert.deepEqual(schedule(aTryingPerson({ roles: [] }), '2026-11-21T12:00'), [undefined, undefined]);
  });

  it('ends with a pause that has no end', () => {
    assert.deepEqual(schedule(aTryingPerson({ pause: { from: '2026-11-16' } }), '2026-11-21T12:00'), ['2026-11-12T14:00', undefined]);
  });

  it('tells which week comes after one, whatever time it is', () => {
    const after = (text: string, person = aTryingPerson()) => scheduledAfter(person, aCalendar(days('2026-11-23', '2026-11-27')), week(text))?.week;
    assert.deepEqual([after('2026-W46'), after('2026-W47'), after('2026-W20')], ['2026-W47', '2026-W49', '2026-W41']);
    assert.equal(after('2026-W47', aPerson()), undefined);
  });

  it('leaves out every second week of those who are silent', () => {
    const silent = aTryingPerson({ ledger: ledger('asked', 'asked', 'asked') });
    assert.deepEqual(schedule(silent, '2026-11-01T12:00'), ['2026-10-29T14:00', '2026-11-12T14:00']);
  });
});

describe('silence', () => {
  const silentIn45 = (...marks: readonly (WeekMark | undefined)[]) => isSilent(ledger(...marks), week('2026-W45'));

  it('is three unanswered weeks', () => {
    assert.equal(silentIn45('asked', 'asked', 'asked'), true);
    assert.equal(silentIn45(undefined, 'asked', 'asked'), false);
  });

  it('is broken by any answer, hann inte too', () => {
    assert.equal(silentIn45('asked', 'asked', 'answered'), false);
    assert.equal(silentIn45('asked', 'not-reached', 'asked'), false);
  });

  it('looks past weeks that are excused or were not sent', () => {
    const silentIn49 = (...marks: readonly (WeekMark | undefined)[]) => isSilent(ledger(...marks), week('2026-W49'));
    assert.equal(silentIn49('asked', 'break', 'asked', 'paused', undefined, 'asked'), true);
    assert.equal(silentIn49('answered', 'break', 'asked', 'paused', undefined, 'asked'), false);
  });

  it('does not count the week itself, which is not over', () => {
    assert.equal(silentIn45('asked', 'asked', undefined, 'asked'), false);
  });
});

describe('a week that is asked about', () => {
  const outcomes = (marked: Ledger, ...weeks: string[]) => weeks.map((text) => outcomeOf(marked, week(text), week('2026-W47')));

  it('stands in the ledger, with the breaks since the last one', () => {
    const calendar = aCalendar(days('2026-10-26', '2026-11-06'));
    const asked = withAsked(aTryingPerson({ ledger: ledger('asked', 'answered') }), calendar, week('2026-W46'));
    assert.deepEqual(outcomes(asked, '2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46'), ['unanswered', 'answered', 'break', 'break', 'unanswered']);
  });

  it('does not make a break of a week in which nothing was sent for another reason', () => {
    const asked = withAsked(aTryingPerson({ ledger: ledger('asked') }), aCalendar(), week('2026-W44'));
    assert.deepEqual(outcomes(asked, '2026-W43'), ['not-sent']);
  });

  it('is the first of a new ledger', () => {
    assert.deepEqual(withAsked(aTryingPerson(), aCalendar(), week('2026-W46')), { from: week('2026-W46'), codes: 's' });
  });

  it('never takes an answer away', () => {
    const person = aTryingPerson({ ledger: ledger('asked', 'answered') });
    assert.deepEqual(withAsked(person, aCalendar(), week('2026-W43')), person.ledger);
  });
});
