import { Temporal } from 'temporal-polyfill';
import { firstDay, isoWeekOf } from '../calendar/iso-week.ts';
import { outcomeOf } from '../calendar/ledger.ts';
import { WORKING_HOURS } from '../calendar/work-calendar.ts';
import type { Person } from '../person/person.ts';
import type { Weekday } from './nudging.ts';

/** When the weekly card may come, for a person to choose from. */
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Local times, `HH:MM`: every half hour that has its whole half hour within working hours. */
export const WEEKLY_TIMES: readonly string[] = Array.from({ length: 48 }, (_, index) => timeOf(index))
  .filter((time, index) => time >= WORKING_HOURS.from && timeOf(index + 1) <= WORKING_HOURS.until);

/**
 * The local date before which no question comes; undefined where it may come at any moment, because the day or time of
 * this week's has passed without it.
 */
export function nextQuestion({ settings: { zone, nudges }, ledger }: Person, now: Temporal.Instant): string | undefined {
  const week = isoWeekOf(now, zone);
  const day = firstDay(week).add({ days: nudges.weekday - 1 });
  if (outcomeOf(ledger, week, week) !== 'not-sent') return day.add({ weeks: 1 }).toString();
  const asks = day.toPlainDateTime(nudges.time);
  return Temporal.PlainDateTime.compare(asks, now.toZonedDateTimeISO(zone).toPlainDateTime()) > 0 ? day.toString() : undefined;
}

function timeOf(halfHour: number): string {
  return `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;
}
