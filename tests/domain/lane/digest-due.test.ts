import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import { digestDue } from '../../../bot/domain/lane/digest-due.ts';
import { PLANNER } from '../../support/world.ts';
import { aCalendar, at, days, localOf } from '../nudges/builders.ts';

const SCHOOL_YEAR = PLANNER.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet' });

function look(local: string, told: readonly string[] = [], calendar = aCalendar()): (string | undefined)[] {
  const { due, next } = digestDue(told, calendar, at(local));
  return [due?.month, localOf(next.toString())];
}

describe('a channel’s monthly digest', () => {
  it('is due at nine on the first working day of the month after', () => {
    assert.deepEqual(look('2026-11-30T12:00', ['2026-10']), [undefined, '2026-12-01T09:00']);
    assert.deepEqual(look('2026-12-01T08:59'), [undefined, '2026-12-01T09:00']);
    assert.deepEqual(look('2026-12-01T09:00'), ['2026-11', '2027-01-01T09:00']);
    assert.deepEqual(look('2026-08-01T12:00')[1], '2026-08-03T09:00');
  });

  it('says for which day it is, and that it is too late when the day is over', () => {
    const { due } = digestDue([], aCalendar(), at('2026-12-01T10:00'));
    assert.deepEqual([due?.date, localOf(due?.dueAt.toString()), localOf(due?.notAfter.toString())], ['2026-12-01', '2026-12-01T09:00', '2026-12-01T17:00']);
  });

  it('is told once', () => {
    assert.deepEqual(look('2026-12-01T09:00', ['2026-11']), [undefined, '2027-01-01T09:00']);
    assert.deepEqual(look('2026-12-03T09:00', ['2026-11']), [undefined, '2027-01-01T09:00']);
  });

  it('is caught up after an outage on a working day from nine on, and not before', () => {
    assert.deepEqual(look('2026-12-01T17:00'), [undefined, '2026-12-02T09:00']);
    assert.deepEqual(look('2026-12-04T08:00'), [undefined, '2026-12-04T09:00']);
    assert.deepEqual(look('2026-12-04T11:00')[0], '2026-11');
    assert.deepEqual(look('2026-12-05T11:00'), [undefined, '2026-12-07T09:00']);
  });

  it('is nobody’s news half a month later', () => {
    assert.deepEqual(look('2026-12-15T11:00')[0], '2026-11');
    assert.deepEqual(look('2026-12-16T11:00'), [undefined, '2027-01-01T09:00']);
  });

  it('waits over a break, as long as it is news', () => {
    const calendar = aCalendar(days('2026-12-01', '2026-12-08'));
    assert.deepEqual(look('2026-12-03T10:00', [], calendar), [undefined, '2026-12-09T09:00']);
    assert.deepEqual(look('2026-12-09T09:00', [], calendar)[0], '2026-11');
  });

  it('is posted once for every month but those of the summer, when one looks at the time that was said', () => {
    const told: string[] = [];
    let now = at('2026-09-01T00:00');
    let looks = 0;
    for (; now.epochMilliseconds < at('2027-09-30T00:00').epochMilliseconds; looks += 1) {
      const { due, next } = digestDue(told, SCHOOL_YEAR, now);
      if (due) told.push(due.month);
      now = next;
    }
    assert.deepEqual(told, ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-08']);
    assert.ok(looks <= 2 * told.length + 4, `${looks} looks`);
  });

  it('is never due outside working hours, and never looks again at once', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 * 24 * 60 }), fc.boolean(), (minutes, isTold) => {
      const now = Temporal.Instant.from('2026-08-20T00:00:00Z').add({ minutes });
      const { due, next } = digestDue(isTold ? ['2026-10', '2026-11', '2027-02'] : [], SCHOOL_YEAR, now);
      assert.ok(next.epochMilliseconds > now.epochMilliseconds);
      const local = now.toZonedDateTimeISO(DEFAULT_ZONE);
      assert.ok(!due || (SCHOOL_YEAR.quietOn(local.toPlainDate()) === undefined && local.hour >= 9 && local.hour < 17 && local.day <= 15));
    }), { seed: 4, numRuns: 500 });
  });
});
