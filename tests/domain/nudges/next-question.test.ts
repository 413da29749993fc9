import assert from 'node:assert/strict';
import type { NudgeSettings } from '../../../bot/domain/nudges/nudging.ts';
import { nextQuestion } from '../../../bot/domain/nudges/next-question.ts';
import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { aCalendar, at, days, nudged } from './builders.ts';

/** A Wednesday in week 47. */
const WEDNESDAY = at('2026-11-18T11:00');
const asked = (...weeks: readonly string[]): Partial<Person> => ({ nudging: { said: weeks.map((week) => ({ key: wishKey('weekly-card', week), on: '2026-11-18' })) } });

function next(settings: Partial<NudgeSettings>, person: Partial<Person> = asked('2026-W46'), calendar = aCalendar()): string | undefined {
  return nextQuestion(nudged(settings, person), calendar, WEDNESDAY)?.toString();
}

describe('the next question', () => {
  it('comes this week when its day and time are still ahead', () => {
    assert.equal(next({}), '2026-11-19');
    assert.equal(next({ weekday: 3, time: '11:30' }), '2026-11-18');
  });

  it('comes next week when this one has been asked about, also where the new day is still ahead', () => {
    assert.equal(next({ weekday: 5 }, asked('2026-W47', '2026-W46')), '2026-11-27');
    assert.equal(next({ weekday: 1 }, asked('2026-W47')), '2026-11-23');
  });

  it('is not promised for a day when it is due already', () => {
    assert.equal(next({ weekday: 2 }), undefined);
    assert.equal(next({ weekday: 3, time: '11:00' }), undefined);
  });

  it('comes after a break', () => {
    assert.equal(next({}, asked('2026-W46'), aCalendar(days('2026-11-16', '2026-11-27'))), '2026-12-03');
  });
});
