import { Temporal } from 'temporal-polyfill';
import { dateText } from '../calendar/date-text.ts';
import type { QuietReason, WorkCalendar } from '../calendar/work-calendar.ts';

/** A date of a series. Without `date` the whole time is quiet and there is no meeting; `wanted` is what the month would have given. */
export interface SeriesDate {
  readonly wanted: string;
  readonly date?: string;
  /** Why it is another one, or none. */
  readonly reason?: QuietReason;
}

/** Weeks by which a meeting may move and still be that month's: the nearer the better, and best within the month. */
const WEEKS_NEARBY = [1, -1, 2, -2] as const;

/**
 * Monthly dates: the same weekday of the month as the first, e.g. each second Tuesday; the fifth is the last. A day that
 * is quiet by any of the calendars – a public holiday, or somebody's break – gives way to the same weekday of a week
 * nearby, and a month in which there is none is left out. The first date is the facilitator's own and stays, with the
 * reason against it.
 */
export function monthlyDates(first: string, count: number, calendars: readonly WorkCalendar[]): readonly SeriesDate[] {
  const start = Temporal.PlainDate.from(first);
  const reason = quietOn(calendars, start);
  const dates: SeriesDate[] = [{ wanted: first, date: first, ...(reason ? { reason } : {}) }];
  const nth = Math.ceil(start.day / 7);
  for (let month = 1; month < count; month += 1) {
    const wanted = weekdayOfMonth(start.toPlainYearMonth().add({ months: month }), start.dayOfWeek, nth);
    dates.push(moved(wanted, dates.at(-1)?.date ?? first, calendars));
  }
  return dates;
}

function moved(wanted: Temporal.PlainDate, after: string, calendars: readonly WorkCalendar[]): SeriesDate {
  const reason = quietOn(calendars, wanted);
  if (!reason) return { wanted: dateText(wanted), date: dateText(wanted) };
  const free = WEEKS_NEARBY.map((weeks) => wanted.add({ weeks })).filter((date) => dateText(date) > after && !quietOn(calendars, date));
  const found = free.find(({ month }) => month === wanted.month) ?? free[0];
  return { wanted: dateText(wanted), ...(found ? { date: dateText(found) } : {}), reason };
}

/** A holiday is one for everybody, so it is named before a break of some. */
function quietOn(calendars: readonly WorkCalendar[], date: Temporal.PlainDate): QuietReason | undefined {
  const reasons = calendars.flatMap((calendar) => calendar.quietOn(date) ?? []);
  return reasons.find((reason) => reason === 'holiday') ?? reasons[0];
}

function weekdayOfMonth(month: Temporal.PlainYearMonth, weekday: number, nth: number): Temporal.PlainDate {
  const first = month.toPlainDate({ day: 1 });
  const day = 1 + ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7;
  return month.toPlainDate({ day: day > month.daysInMonth ? day - 7 : day });
}
