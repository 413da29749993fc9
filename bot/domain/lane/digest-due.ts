import type { Temporal } from 'temporal-polyfill';
import { before, closing, instantAt, workingDayAfter } from '../calendar/working-hours.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { localDate } from '../calendar/zone.ts';

/** Local time of the monthly digest, on the first working day of the month after. */
const TIME = '09:00';
/** Half a month late, it is nobody's news. */
const LATEST_DAY = 15;

export interface DigestDue {
  /** The month that is told of, `2026-10`. */
  readonly month: string;
  /** Local date. */
  readonly date: string;
  readonly dueAt: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
}

/** The digest that is due now, and when to look again. Pure. */
export function digestDue(told: readonly string[], calendar: WorkCalendar, now: Temporal.Instant): { due?: DigestDue; next: Temporal.Instant } {
  const today = localDate(now, calendar.zone);
  const first = firstWorkingDay(today.with({ day: 1 }), calendar);
  const dueAt = instantAt(first, TIME, calendar.zone);
  const nextMonth = instantAt(firstWorkingDay(today.with({ day: 1 }).add({ months: 1 }), calendar), TIME, calendar.zone);
  const month = today.with({ day: 1 }).subtract({ days: 1 }).toString().slice(0, 7);
  if (told.includes(month) || today.day > LATEST_DAY) return { next: nextMonth };
  if (before(now, dueAt)) return { next: dueAt };
  const opens = instantAt(today, TIME, calendar.zone);
  const closes = closing(today, calendar.zone);
  const isOpen = calendar.quietOn(today) === undefined && !before(now, opens) && before(now, closes);
  if (isOpen) return { due: { month, date: today.toString(), dueAt, notAfter: closes }, next: nextMonth };
  const day = before(now, opens) && calendar.quietOn(today) === undefined ? today : workingDayAfter(calendar, today);
  return { next: day ? instantAt(day, TIME, calendar.zone) : nextMonth };
}

function firstWorkingDay(first: Temporal.PlainDate, calendar: WorkCalendar): Temporal.PlainDate {
  return workingDayAfter(calendar, first.subtract({ days: 1 })) ?? first;
}
