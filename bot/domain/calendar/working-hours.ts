import { LRUCache } from 'lru-cache';
import type { Temporal } from 'temporal-polyfill';
import { dateText } from './date-text.ts';
import { firstDay, type IsoWeek } from './iso-week.ts';
import { keptAnswers } from './kept-answers.ts';
import { WORKING_HOURS, type WorkCalendar } from './work-calendar.ts';
import { localDate, type ZoneId } from './zone.ts';

/** Two summers away no date is planned; a calendar that is quiet for so long is one that never ends. */
const MOST_QUIET_DAYS = 400;
const MOST_KEPT = 4_000;

/** Everybody of a zone is asked at the same few times, and Temporal takes long to answer. */
const instants = new LRUCache<string, Temporal.Instant>({ max: MOST_KEPT });
const nextWorkingDays = keptAnswers<Temporal.PlainDate | undefined>();
const daysOfWeeks = keptAnswers<Temporal.PlainDate | undefined>();

/**
 * A local time as an instant. A time in the gap when summer time begins moves forward by as much; of a time that comes
 * twice when it ends, the first is meant.
 */
export function instantAt(date: Temporal.PlainDate, time: string, zone: ZoneId): Temporal.Instant {
  const key = `${dateText(date)}T${time} ${zone}`;
  const known = instants.get(key);
  if (known) return known;
  const instant = date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  instants.set(key, instant);
  return instant;
}

export function opening(date: Temporal.PlainDate, zone: ZoneId): Temporal.Instant {
  return instantAt(date, WORKING_HOURS.from, zone);
}

/** The first moment that is too late. */
export function closing(date: Temporal.PlainDate, zone: ZoneId): Temporal.Instant {
  return instantAt(date, WORKING_HOURS.until, zone);
}

export function isWorkingDay(calendar: WorkCalendar, date: Temporal.PlainDate): boolean {
  return calendar.quietOn(date) === undefined;
}

/**
 * The first moment from `at` on that lies in working hours: `at` itself, or else the next working day at its `time`.
 * Undefined where no working day comes within a year.
 */
export function nextWorkingMoment(calendar: WorkCalendar, at: Temporal.Instant, time: string): Temporal.Instant | undefined {
  const { zone } = calendar;
  const today = localDate(at, zone);
  if (isWorkingDay(calendar, today)) {
    const opens = opening(today, zone);
    if (before(at, opens)) return later(opens, instantAt(today, time, zone));
    if (before(at, closing(today, zone))) return at;
  }
  const next = workingDayAfter(calendar, today);
  return next && instantAt(next, time, zone);
}

export function workingDayAfter(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return workingDay(calendar, date, 1);
}

export function workingDayBefore(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return workingDay(calendar, date, -1);
}

/**
 * The day of a week on which something weekly comes: the day itself, else the next working day of the same week, else
 * the last one before it; undefined when the whole week is quiet.
 */
export function workingDayIn(calendar: WorkCalendar, week: IsoWeek, weekday: number): Temporal.PlainDate | undefined {
  return daysOfWeeks(calendar, `${week} ${weekday}`, () => {
    const monday = firstDay(week);
    const days = [0, 1, 2, 3, 4].map((days) => monday.add({ days }));
    const inOrder = [...days.slice(weekday - 1), ...days.slice(0, weekday - 1).reverse()];
    return inOrder.find((date) => isWorkingDay(calendar, date));
  });
}

export function before(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}

export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return before(a, b) ? b : a;
}

export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return before(a, b) ? a : b;
}

function workingDay(calendar: WorkCalendar, date: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate | undefined {
  return nextWorkingDays(calendar, `${dateText(date)} ${step}`, () => {
    for (let days = 1; days <= MOST_QUIET_DAYS; days += 1) {
      const candidate = date.add({ days: step * days });
      if (isWorkingDay(calendar, candidate)) return candidate;
    }
    return undefined;
  });
}
