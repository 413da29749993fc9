import { Temporal } from 'temporal-polyfill';
import type { Branded } from '../ids.ts';
import { localDate, type ZoneId } from './zone.ts';

/**
 * An ISO 8601 week, `2026-W47`: Monday to Sunday, and week 1 holds the year's first Thursday – as Swedish and
 * Norwegian calendars count. Always within FIRST_YEAR–LAST_YEAR, so that every week has a place in the sort order.
 */
export type IsoWeek = Branded<'IsoWeek'>;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2150;
const FIRST_MONDAY = Temporal.PlainDate.from('2000-01-03');
/** Every week there is, in order. Numbered once: a cohort's figures ask for the distance between weeks millions of times. */
const WEEKS: readonly IsoWeek[] = everyWeek();
const NUMBERS: ReadonlyMap<string, number> = new Map(WEEKS.map((week, number) => [week, number]));
/** The 151 years have 7,879 weeks, so four digits number them all. */
const LARGEST_KEY = 9999;

/** Undefined for another notation, a year outside the range and a week 53 that the year does not have. */
export function parseIsoWeek(text: unknown): IsoWeek | undefined {
  if (typeof text !== 'string') return undefined;
  const number = NUMBERS.get(text);
  return number === undefined ? undefined : WEEKS[number];
}

/** The week on the wall calendar of the zone. */
export function isoWeekOf(instant: Temporal.Instant, zone: ZoneId): IsoWeek {
  return isoWeekOfDate(localDate(instant, zone));
}

const weeksOfDates = new WeakMap<Temporal.PlainDate, IsoWeek>();

/** Throws RangeError outside 2000–2150. */
export function isoWeekOfDate(date: Temporal.PlainDate): IsoWeek {
  const known = weeksOfDates.get(date);
  if (known) return known;
  const week = parseIsoWeek(`${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`);
  if (!week) throw new RangeError(`no week between ${FIRST_YEAR} and ${LAST_YEAR}: ${date}`);
  weeksOfDates.set(date, week);
  return week;
}

/** The Monday. */
export function firstDay(week: IsoWeek): Temporal.PlainDate {
  return FIRST_MONDAY.add({ weeks: numberOf(week) });
}

/** 1–53. */
export function weekNumber(week: IsoWeek): number {
  return Number(week.slice(6));
}

/** How many weeks after `a` that `b` comes; negative if it comes before. */
export function weeksBetween(a: IsoWeek, b: IsoWeek): number {
  return numberOf(b) - numberOf(a);
}

/** Throws RangeError outside 2000–2150. */
export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  const moved = WEEKS[numberOf(week) + weeks];
  if (!moved) throw new RangeError(`no week between ${FIRST_YEAR} and ${LAST_YEAR}: ${weeks} after ${week}`);
  return moved;
}

/** For sorting the earliest first. */
export function compareWeeks(a: IsoWeek, b: IsoWeek): -1 | 0 | 1 {
  // Year and week have fixed widths, so the order of the text is the order of time.
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Both ends included; empty if `to` comes before `from`. */
export function weekRange(from: IsoWeek, to: IsoWeek): IsoWeek[] {
  const length = Math.max(0, weeksBetween(from, to) + 1);
  return Array.from({ length }, (_, index) => addWeeks(from, index));
}

/** Four digits that sort the latest week first, for row keys, which tables read in ascending order. */
export function inverseWeek(week: IsoWeek): string {
  return String(LARGEST_KEY - numberOf(week)).padStart(4, '0');
}

/** Undefined for what `inverseWeek` never makes. */
export function weekOfInverse(key: unknown): IsoWeek | undefined {
  if (typeof key !== 'string' || !/^\d{4}$/.test(key)) return undefined;
  return WEEKS[LARGEST_KEY - Number(key)];
}

function numberOf(week: IsoWeek): number {
  const number = NUMBERS.get(week);
  if (number === undefined) throw new RangeError(`not a week: ${week}`);
  return number;
}

function everyWeek(): IsoWeek[] {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return years.flatMap((year) => Array.from({ length: weeksInYear(year) }, (_, index) => weekOf(year, index + 1)));
}

/** For years and weeks that there are. */
function weekOf(year: number, week: number): IsoWeek {
  return `${year}-W${String(week).padStart(2, '0')}` as IsoWeek; // The one place where the brand is given.
}

/** 28 December is always in the last week of its year. */
function weeksInYear(year: number): number {
  return Temporal.PlainDate.from({ year, month: 12, day: 28 }).weekOfYear ?? 52;
}
