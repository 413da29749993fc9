import assert from 'node:assert/strict';
import type { Person } from '../../../bot/domain/person/person.ts';
import { at, beginning, cardsOf, type Story } from '../../domain/nudges/builders.ts';
import { hasAPeer, snoozes, stops, triesAgain } from '../../domain/nudges/doings.ts';

const LONG = ['2026-11-16T00:00', '2027-07-01T00:00'] as const;

function invitations(person: Person, story: Story = {}, span: readonly [string, string] = LONG): string[] {
  return cardsOf(person, span, story).filter((card) => card.includes('analysis|'));
}

/** In a Monday's week, so that the eighth Monday after is no card's day. */
const MONDAY = beginning('2026-11-16');

describe('the invitation to analyse', () => {
  it('comes in the morning after the programme’s number of weeks, once', () => {
    assert.deepEqual(invitations(MONDAY), ['2027-01-11T08:30 analysis|t-rundor.1']);
  });

  it('is a line of the weekly card when that comes the same day', () => {
    assert.deepEqual(invitations(beginning('2026-11-19'), {}, ['2027-01-04T00:00', '2027-01-16T00:00']), ['2027-01-14T14:00 weekly-card|2027-W02 +analysis|t-rundor.1']);
  });

  it('comes once an iteration', () => {
    assert.deepEqual(invitations(MONDAY, { '2027-01-18T09:00': triesAgain }), ['2027-01-11T08:30 analysis|t-rundor.1', '2027-03-15T08:30 analysis|t-rundor.2']);
  });

  it('does not come twice to somebody to whom much is written in between', () => {
    const story: Record<string, Story[string]> = {};
    for (let day = at('2026-11-16T12:00').toZonedDateTimeISO('Europe/Stockholm'); day.toPlainDate().toString() < '2027-07-01'; day = day.add({ days: 1 })) {
      story[day.toPlainDateTime().toString({ smallestUnit: 'minute' })] = hasAPeer(`r-${day.toPlainDate().toString()}`);
    }
    assert.equal(invitations(MONDAY, story).length, 1);
  });

  it('does not come to those who analyse already, or have chosen anew', () => {
    const analysing = (person: Person): Person => ({ ...person, trials: person.trials.map((trial) => ({ ...trial, step: 'analysing' })) });
    assert.deepEqual(invitations(MONDAY, { '2027-01-04T09:00': analysing }), []);
    assert.deepEqual(invitations(MONDAY, { '2027-01-04T09:00': triesAgain }, ['2026-11-16T00:00', '2027-02-20T00:00']), []);
  });

  it('comes once more when it is put off until next week, with all else that waited until then', () => {
    assert.deepEqual(invitations(MONDAY, { '2027-01-11T09:00': snoozes('next-week', 'analysis|t-rundor.1') }), [
      '2027-01-11T08:30 analysis|t-rundor.1', '2027-01-18T14:00 weekly-card|2027-W02 +analysis|t-rundor.1',
    ]);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(invitations(MONDAY, { '2026-11-17T09:00': stops('analysis') }), []);
  });
});
