import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { mark } from '../../../bot/domain/calendar/ledger.ts';
import { DEFAULT_NUDGES, type NudgeSettings } from '../../../bot/domain/nudges/nudging.ts';
import { nextQuestion, WEEKLY_TIMES } from '../../../bot/domain/nudges/weekly-hours.ts';
import { aTryingPerson, week } from '../../support/world.ts';

/** A Wednesday in week 47. */
const WEDNESDAY = Temporal.Instant.from('2026-11-18T10:00:00Z');

function asking(nudges: Partial<NudgeSettings>, asked = false) {
  const person = aTryingPerson();
  const ledger = asked ? mark(person.ledger, week('2026-W47'), 'asked') : person.ledger;
  return { ...person, ledger, settings: { ...person.settings, nudges: { ...DEFAULT_NUDGES, ...nudges } } };
}

describe('the times to choose from', () => {
  it('are the half hours that lie within working hours', () => {
    assert.deepEqual([WEEKLY_TIMES[0], WEEKLY_TIMES.at(-1), WEEKLY_TIMES.length], ['07:30', '16:30', 19]);
  });
});

describe('the next question', () => {
  it('comes this week when its day and time are still ahead', () => {
    assert.equal(nextQuestion(asking({}), WEDNESDAY), '2026-11-19');
    assert.equal(nextQuestion(asking({ weekday: 3, time: '11:30' }), WEDNESDAY), '2026-11-18');
  });

  it('comes next week when this one has been asked about', () => {
    assert.equal(nextQuestion(asking({ weekday: 5 }, true), WEDNESDAY), '2026-11-27');
    assert.equal(nextQuestion(asking({ weekday: 1 }, true), WEDNESDAY), '2026-11-23');
  });

  it('is not promised for a day when its time has passed unasked', () => {
    assert.equal(nextQuestion(asking({ weekday: 2 }), WEDNESDAY), undefined);
    assert.equal(nextQuestion(asking({ weekday: 3, time: '11:00' }), WEDNESDAY), undefined);
  });
});
