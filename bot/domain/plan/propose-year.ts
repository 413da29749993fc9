import { Temporal } from 'temporal-polyfill';
import { dateText } from '../calendar/date-text.ts';
import type { QuietReason } from '../calendar/work-calendar.ts';
import type { Weekday } from '../nudges/nudging.ts';

/** A calendar that some of the cohort's members live by. */
export interface SharedCalendar {
  readonly id: string;
  quietOn(date: Temporal.PlainDate): QuietReason | undefined;
}

export type ProposalKind = 'team-meeting' | 'seminar' | 'network-days';

export interface Proposal {
  readonly kind: ProposalKind;
  /** `YYYY-MM`; of a seminar or network days the month that they are best in. */
  readonly month: string;
  /** Local dates, two for network days; empty where no day suits everybody. */
  readonly days: readonly string[];
  /** The day that was thought of first, and whose calendars it does not suit. */
  readonly insteadOf?: { readonly date: string; readonly calendars: readonly string[] };
}

export interface YearWishes {
  /** In which year the school year begins: it lasts from August to June. */
  readonly begins: number;
  /** Of the teams' meetings. */
  readonly weekday: Weekday;
}

interface Wish {
  readonly kind: ProposalKind;
  readonly month: Temporal.PlainYearMonth;
  readonly weekday: Weekday;
  /** The how manieth such day of the month. */
  readonly week: number;
  readonly length: 1 | 2;
  /** How many months before and after the best one it may also be in. */
  readonly reach: 0 | 1;
}

const MONTHS = 11;

/**
 * Dates for a school year: a meeting of the learning teams a month, a seminar a term, two network days a term. None
 * lies on a weekend, a public holiday or in a break of any member's calendar, and no two on the same day. The usual
 * weekday is kept where the month has such a day that suits everybody, otherwise the nearest day is taken.
 * In the order of the year.
 */
export function proposeYear({ begins, weekday }: YearWishes, calendars: readonly SharedCalendar[]): readonly Proposal[] {
  const taken = new Set<string>();
  return wishesOf(begins, weekday)
    .map((wish) => proposalFor(wish, calendars, taken))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** What is bound to few weeks first: a meeting can give way to it, and the other way round it could not. */
function wishesOf(begins: number, weekday: Weekday): readonly Wish[] {
  const month = (year: number, number: number) => Temporal.PlainYearMonth.from({ year, month: number });
  const august = month(begins, 8);
  return [
    { kind: 'network-days', month: month(begins, 11), weekday: 4, week: 3, length: 2, reach: 1 },
    { kind: 'network-days', month: month(begins + 1, 4), weekday: 4, week: 3, length: 2, reach: 1 },
    { kind: 'seminar', month: month(begins, 10), weekday: 3, week: 1, length: 1, reach: 1 },
    { kind: 'seminar', month: month(begins + 1, 3), weekday: 3, week: 3, length: 1, reach: 1 },
    ...Array.from({ length: MONTHS }, (_, index): Wish => ({ kind: 'team-meeting', month: august.add({ months: index }), weekday, week: 2, length: 1, reach: 0 })),
  ];
}

function proposalFor(wish: Wish, calendars: readonly SharedCalendar[], taken: Set<string>): Proposal {
  const first = firstThoughtOf(wish);
  const against = (days: readonly Temporal.PlainDate[]) => calendars.filter((calendar) => days.some((day) => calendar.quietOn(day) !== undefined)).map(({ id }) => id);
  const suits = (day: Temporal.PlainDate) => {
    const days = daysFrom(day, wish.length);
    return days.every((each) => each.dayOfWeek <= 5 && !taken.has(dateText(each))) && against(days).length === 0;
  };
  const found = inOrder(wish, first).find(suits);
  const days = found ? daysFrom(found, wish.length).map(dateText) : [];
  for (const day of days) taken.add(day);
  const moved = found?.equals(first) ? [] : against(daysFrom(first, wish.length));
  return {
    kind: wish.kind,
    month: wish.month.toString(),
    days,
    ...(moved.length > 0 ? { insteadOf: { date: dateText(first), calendars: moved } } : {}),
  };
}

function firstThoughtOf({ month, weekday, week }: Wish): Temporal.PlainDate {
  const first = month.toPlainDate({ day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (week - 1) });
}

/** The usual weekday, the nearest first and the later before the earlier; then any other day, likewise. */
function inOrder({ month, weekday, reach }: Wish, first: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const from = month.subtract({ months: reach }).toPlainDate({ day: 1 });
  const until = month.add({ months: reach + 1 }).toPlainDate({ day: 1 });
  const before = from.until(first).days;
  return Array.from({ length: from.until(until).days }, (_, days) => {
    const date = from.add({ days });
    const distance = 2 * Math.abs(days - before) + (days < before ? 1 : 0);
    return { date, rank: (date.dayOfWeek === weekday ? 0 : 1_000) + distance };
  }).sort((a, b) => a.rank - b.rank).map(({ date }) => date);
}

function daysFrom(day: Temporal.PlainDate, length: Wish['length']): readonly Temporal.PlainDate[] {
  return length === 1 ? [day] : [day, day.add({ days: 1 })];
}

function placeOf({ days, month }: Proposal): string {
  return days[0] ?? `${month}-99`;
}
