import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../../bot/domain/calendar/work-calendar.ts';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import { monthlyDates } from '../../../bot/domain/meeting/series.ts';
import { PLANNER } from '../../support/world.ts';

const swedish = PLANNER.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet' });
const schools = [7, 8, 9, 10].map((week) => PLANNER.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet', calendar: PLANNER.calendarOfSportlov(DEFAULT_ZONE, week) ?? '' }));

function datesOf(first: string, count: number, calendars: readonly WorkCalendar[] = [swedish]): (string | undefined)[] {
  return monthlyDates(first, count, calendars).map(({ date }) => date);
}

describe('the dates of a monthly series', () => {
  it('are the same weekday of each month', () => {
    assert.deepEqual(datesOf('2026-09-08', 3), ['2026-09-08', '2026-10-13', '2026-11-10']);
  });

  it('are the last of their weekday when the first is the fifth', () => {
    assert.deepEqual(datesOf('2026-09-29', 3), ['2026-09-29', '2026-10-20', '2026-11-24']);
  });

  it('give way to a public holiday and a break, with the reason, and stay in order', () => {
    // The first Wednesday of January 2027 is the day of Epiphany, and the week after it schools are open.
    assert.deepEqual(monthlyDates('2026-12-02', 2, [swedish])[1], { wanted: '2027-01-06', date: '2027-01-13', reason: 'holiday' });
    assert.equal(monthlyDates('2026-09-30', 2, [swedish])[1]?.reason, 'break');
  });

  it('leave out a month that is quiet from one end to the other', () => {
    assert.deepEqual(monthlyDates('2027-06-08', 2, [swedish])[1], { wanted: '2027-07-13', reason: 'break' });
  });

  it('suit every school of the team, whose winter breaks may be a month together', () => {
    const [, , february] = monthlyDates('2026-12-10', 3, schools);
    assert.ok(february?.date === undefined || schools.every((calendar) => calendar.quietOn(Temporal.PlainDate.from(february.date ?? '')) === undefined));
    assert.equal(february?.wanted, '2027-02-11');
  });

  it('keep a first date that is quiet, and say so', () => {
    assert.deepEqual(monthlyDates('2026-12-24', 1, [swedish]), [{ wanted: '2026-12-24', date: '2026-12-24', reason: 'holiday' }]);
  });

  it('never are quiet but the first, never out of order, always on its weekday, and never more than two weeks from what was wanted', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 12 }), fc.subarray(schools, { minLength: 1 }), (days, count, calendars) => {
      const first = Temporal.PlainDate.from('2025-01-01').add({ days });
      const dates = monthlyDates(first.toString(), count, calendars);
      assert.equal(dates.length, count);
      const kept = dates.flatMap(({ date }) => date ?? []);
      assert.deepEqual(kept, [...new Set(kept)].sort());
      for (const { wanted, date } of dates.slice(1)) {
        if (date === undefined) continue;
        const [day, meant] = [Temporal.PlainDate.from(date), Temporal.PlainDate.from(wanted)];
        assert.equal(day.dayOfWeek, first.dayOfWeek);
        assert.ok(Math.abs(meant.until(day, { largestUnit: 'day' }).days) <= 14);
        assert.ok(calendars.every((calendar) => calendar.quietOn(day) === undefined), date);
      }
    }), { numRuns: 200 });
  });
});
