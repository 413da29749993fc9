import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../../bot/domain/calendar/work-calendar.ts';
import { localDate } from '../../../bot/domain/calendar/zone.ts';
import {
  before, closing, earlier, instantAt, isWorkingDay, later, nextWorkingMoment, opening, workingDayAfter, workingDayBefore, workingDayIn,
} from '../../../bot/domain/calendar/working-hours.ts';
import { aCalendar, at, days, localOf, STOCKHOLM, zone } from '../nudges/builders.ts';
import { anyInstant, anyZone, week } from './builders.ts';

const SANTIAGO = zone('America/Santiago');
const date = (text: string) => Temporal.PlainDate.from(text);
const anyTime = fc.tuple(fc.nat({ max: 23 }), fc.constantFrom('00', '30')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

function nextAt(local: string, time = '14:00', calendar = aCalendar()): string | undefined {
  return localOf(nextWorkingMoment(calendar, at(local), time)?.toString());
}

describe('a local time', () => {
  it('is the same on the wall before and after the clocks change', () => {
    assert.deepEqual(['2026-10-24', '2026-10-26', '2027-03-27', '2027-03-29'].map((day) => instantAt(date(day), '14:00', STOCKHOLM).toString().slice(11, 16)), ['12:00', '13:00', '13:00', '12:00']);
  });

  it('in the gap when summer time begins moves forward by as much', () => {
    assert.equal(localOf(instantAt(date('2027-03-28'), '02:30', STOCKHOLM).toString()), '2027-03-28T03:30');
  });

  it('that comes twice when summer time ends happens once, at the first', () => {
    assert.equal(instantAt(date('2026-10-25'), '02:30', STOCKHOLM).toString(), '2026-10-25T00:30:00Z');
  });

  it('at a midnight that is left out is the beginning of the day', () => {
    // Chile sets its clocks forward as the Sunday of 6 September 2026 begins.
    assert.equal(localOf(instantAt(date('2026-09-06'), '00:00', SANTIAGO).toString(), SANTIAGO), '2026-09-06T01:00');
    assert.equal(localOf(instantAt(date('2026-09-06'), '00:30', SANTIAGO).toString(), SANTIAGO), '2026-09-06T01:30');
  });

  it('in an evening hour that comes twice belongs to the day that is longer by it', () => {
    const twice = instantAt(date('2026-04-04'), '23:30', SANTIAGO);
    assert.equal(localDate(twice.add({ hours: 1 }), SANTIAGO).toString(), '2026-04-04');
    assert.equal(instantAt(date('2026-04-05'), '00:00', SANTIAGO).since(twice).total('minutes'), 90);
  });

  it('is asked for twice and answered the same, whatever was asked between', () => {
    fc.assert(fc.property(anyInstant, anyZone, anyTime, (instant, zone, time) => {
      const day = localDate(instant, zone);
      const expected = day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
      assert.equal(instantAt(day, time, zone).epochMilliseconds, expected);
      assert.equal(instantAt(day, time, zone).epochMilliseconds, expected);
    }), { seed: 1 });
  });
});

describe('working hours', () => {
  it('last from half past seven to five', () => {
    assert.deepEqual([opening, closing].map((end) => localOf(end(date('2026-11-19'), STOCKHOLM).toString())), ['2026-11-19T07:30', '2026-11-19T17:00']);
  });

  it('have begun: then the moment is now', () => {
    assert.equal(nextAt('2026-11-19T07:30'), '2026-11-19T07:30');
    assert.equal(nextAt('2026-11-19T16:59'), '2026-11-19T16:59');
  });

  it('have not begun: then it is the time that was asked for, the same day', () => {
    assert.equal(nextAt('2026-11-19T07:29'), '2026-11-19T14:00');
    assert.equal(nextAt('2026-11-19T00:00', '07:00'), '2026-11-19T07:30');
  });

  it('are over: then it is that time on the next working day', () => {
    assert.equal(nextAt('2026-11-19T17:00'), '2026-11-20T14:00');
    assert.equal(nextAt('2026-11-20T17:00'), '2026-11-23T14:00');
    assert.equal(nextAt('2026-11-21T10:00', '08:30'), '2026-11-23T08:30');
    assert.equal(nextAt('2026-11-19T10:00', '14:00', aCalendar(days('2026-11-19', '2026-12-03'))), '2026-12-04T14:00');
  });

  it('never come in a calendar that is always quiet', () => {
    const quiet: WorkCalendar = { zone: STOCKHOLM, id: 'quiet', quietOn: () => 'break' };
    assert.equal(nextWorkingMoment(quiet, at('2026-11-19T10:00'), '14:00'), undefined);
    assert.equal(workingDayIn(quiet, week('2026-W47'), 4), undefined);
    assert.equal(workingDayBefore(quiet, date('2026-11-19')), undefined);
  });

  it('hold the next working moment, which is never earlier and never skips a working day', () => {
    fc.assert(fc.property(anyInstant, anyZone, fc.constantFrom('07:30', '08:30', '14:00', '16:30'), (instant, inZone, time) => {
      const calendar = aCalendar(days('2026-12-22', '2027-01-07'), inZone);
      const moment = nextWorkingMoment(calendar, instant, time);
      assert.ok(moment && !before(moment, instant));
      const day = localDate(moment, inZone);
      assert.ok(isWorkingDay(calendar, day) && !before(moment, opening(day, inZone)) && before(moment, closing(day, inZone)));
      for (let skipped = localDate(instant, inZone).add({ days: 1 }); Temporal.PlainDate.compare(skipped, day) < 0; skipped = skipped.add({ days: 1 })) {
        assert.ok(!isWorkingDay(calendar, skipped));
      }
    }), { seed: 2 });
  });
});

describe('a working day', () => {
  const calendar = aCalendar(days('2027-03-26', '2027-03-29', 'holiday'));

  it('after another, and before it, leaves weekends and holidays out', () => {
    assert.equal(workingDayAfter(calendar, date('2027-03-25'))?.toString(), '2027-03-30');
    assert.equal(workingDayBefore(calendar, date('2027-03-30'))?.toString(), '2027-03-25');
    assert.equal(workingDayAfter(calendar, date('2027-03-23'))?.toString(), '2027-03-24');
  });

  it('is kept apart for calendars that differ, though they carry the same name', () => {
    assert.equal(workingDayAfter(aCalendar(), date('2027-03-25'))?.toString(), '2027-03-26');
    assert.equal(workingDayAfter(calendar, date('2027-03-25'))?.toString(), '2027-03-30');
  });

  const inWeek = (quiet: Parameters<typeof aCalendar>[0], weekday = 4) => workingDayIn(aCalendar(quiet), week('2026-W47'), weekday)?.toString();

  it('of a week is the day itself, else the next, else the nearest before', () => {
    assert.equal(inWeek({}), '2026-11-19');
    assert.equal(inWeek({}, 1), '2026-11-16');
    assert.equal(inWeek({ '2026-11-19': 'holiday' }), '2026-11-20');
    assert.equal(inWeek(days('2026-11-19', '2026-11-20')), '2026-11-18');
    assert.equal(inWeek(days('2026-11-17', '2026-11-20')), '2026-11-16');
    assert.equal(inWeek(days('2026-11-16', '2026-11-18'), 1), '2026-11-19');
    assert.equal(inWeek(days('2026-11-16', '2026-11-20')), undefined);
  });
});

describe('of two instants', () => {
  it('one is the earlier and one the later', () => {
    fc.assert(fc.property(anyInstant, anyInstant, (a, b) => {
      assert.ok(!before(later(a, b), earlier(a, b)));
      assert.equal(before(a, b), Temporal.Instant.compare(a, b) < 0);
    }), { seed: 3 });
  });
});
