import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addWeeks, compareWeeks, firstDay, inverseWeek, isoWeekOf, isoWeekOfDate, parseIsoWeek, weekNumber, weekOfInverse, weekRange, weeksBetween,
} from '../../../bot/domain/calendar/iso-week.ts';
import { localDate, parseZone } from '../../../bot/domain/calendar/zone.ts';
import { anyInstant, anyWeek, anyZone, week } from './builders.ts';

describe('an ISO week', () => {
  it('is read from its usual notation alone', () => {
    assert.equal(parseIsoWeek('2026-W47'), '2026-W47');
    for (const text of ['2026-47', '2026-W7', '2026-w47', ' 2026-W47', '2026-W47\n', '26-W47', '', undefined, 202647]) {
      assert.equal(parseIsoWeek(text), undefined, String(text));
    }
  });

  it('has a week 53 only in the years that have one', () => {
    assert.equal(parseIsoWeek('2026-W53'), '2026-W53');
    assert.equal(parseIsoWeek('2025-W53'), undefined);
    assert.equal(parseIsoWeek('2026-W54'), undefined);
    assert.equal(parseIsoWeek('2026-W00'), undefined);
  });

  it('finds the long years, every fifth or sixth', () => {
    const long = Array.from({ length: 151 }, (_, index) => 2000 + index).filter((year) => parseIsoWeek(`${year}-W53`));
    assert.deepEqual(long.slice(0, 6), [2004, 2009, 2015, 2020, 2026, 2032]);
  });

  it('belongs to the year of its Thursday', () => {
    assert.equal(isoWeekOfDate(Temporal.PlainDate.from('2027-01-03')), '2026-W53');
    assert.equal(isoWeekOfDate(Temporal.PlainDate.from('2027-01-04')), '2027-W01');
    assert.equal(isoWeekOfDate(Temporal.PlainDate.from('2024-12-30')), '2025-W01');
  });

  it('begins at different instants in different places', () => {
    const lateOnSunday = Temporal.Instant.from('2026-11-22T23:30:00Z');
    assert.equal(isoWeekOf(lateOnSunday, zone('Europe/Stockholm')), '2026-W48');
    assert.equal(isoWeekOf(lateOnSunday, zone('Pacific/Kiritimati')), '2026-W48');
    assert.equal(isoWeekOf(lateOnSunday, zone('America/Santiago')), '2026-W47');
  });

  it('keeps Sunday’s last hour when summer time ends', () => {
    assert.equal(isoWeekOf(Temporal.Instant.from('2026-10-25T22:59:59Z'), zone('Europe/Stockholm')), '2026-W43');
    assert.equal(isoWeekOf(Temporal.Instant.from('2026-10-25T23:00:00Z'), zone('Europe/Stockholm')), '2026-W44');
  });

  it('holds the local date of each of its instants, in every zone', () => {
    fc.assert(fc.property(anyInstant, anyZone, (instant, place) => {
      const monday = firstDay(isoWeekOf(instant, place));
      const days = monday.until(localDate(instant, place), { largestUnit: 'days' }).days;
      assert.equal(monday.dayOfWeek, 1);
      assert.ok(days >= 0 && days <= 6);
    }));
  });

  it('comes back from its first day', () => {
    fc.assert(fc.property(anyWeek, (one) => {
      assert.equal(isoWeekOfDate(firstDay(one)), one);
      assert.equal(one.endsWith(String(weekNumber(one)).padStart(2, '0')), true);
    }));
  });

  it('moves by whole weeks over the ends of years', () => {
    assert.equal(addWeeks(week('2026-W53'), 1), '2027-W01');
    assert.equal(addWeeks(week('2027-W01'), -1), '2026-W53');
    assert.equal(weeksBetween(week('2026-W47'), week('2027-W02')), 8);
  });

  it('moves as far as it is told to', () => {
    fc.assert(fc.property(anyWeek, anyWeek, (a, b) => {
      assert.equal(addWeeks(a, weeksBetween(a, b)), b);
      assert.equal(weeksBetween(a, b), -weeksBetween(b, a) + 0);
    }));
  });

  it('refuses to leave the years it can sort', () => {
    assert.throws(() => addWeeks(week('2150-W52'), 60), RangeError);
    assert.throws(() => addWeeks(week('2000-W01'), -1), RangeError);
  });

  it('sorts in the order of time, and its inverse the other way round', () => {
    fc.assert(fc.property(anyWeek, anyWeek, (a, b) => {
      const order = Math.sign(weeksBetween(b, a));
      assert.equal(compareWeeks(a, b), order);
      assert.match(inverseWeek(a), /^\d{4}$/);
      const [x, y] = [inverseWeek(a), inverseWeek(b)];
      assert.equal(x === y ? 0 : x < y ? 1 : -1, order);
      assert.equal(weekOfInverse(x), a);
    }));
  });

  it('reads no week out of a key that no week has', () => {
    for (const key of ['0000', '2119', '999', 'abcd', undefined]) assert.equal(weekOfInverse(key), undefined, String(key));
    assert.equal(weekOfInverse('9999'), '2000-W01');
    assert.equal(weekOfInverse(inverseWeek(week('2150-W53'))), '2150-W53');
  });
});

describe('a range of weeks', () => {
  it('includes both its ends and the long year’s last week', () => {
    assert.deepEqual(weekRange(week('2026-W52'), week('2027-W01')), ['2026-W52', '2026-W53', '2027-W01']);
  });

  it('is one week from a week to itself, and empty backwards', () => {
    assert.deepEqual(weekRange(week('2026-W52'), week('2026-W52')), ['2026-W52']);
    assert.deepEqual(weekRange(week('2026-W52'), week('2026-W51')), []);
  });
});

function zone(name: string) {
  const parsed = parseZone(name);
  assert.ok(parsed);
  return parsed;
}
