import { Temporal } from 'temporal-polyfill';
import { firstDay, isoWeekOfDate, weekNumber, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import type { Municipality } from './municipalities.ts';

/** From when the pupils leave until they are back. */
const SUMMER = { from: 25, until: 32 };
const AUTUMN_BREAK = 44;

/** A school's break (*lov*), when its head is away: in the school year, or between two of them. */
export function breakIn(week: IsoWeek, { sportlov }: Municipality): 'school-year' | 'summer' | undefined {
  const number = weekNumber(week);
  if (number >= SUMMER.from && number <= SUMMER.until) return 'summer';
  return number === sportlov || number === AUTUMN_BREAK || isAtChristmas(week) || isAfterEaster(week) ? 'school-year' : undefined;
}

/** From Christmas Eve to Epiphany. */
function isAtChristmas(week: IsoWeek): boolean {
  const number = weekNumber(week);
  if (number > 2 && number < 51) return false;
  const monday = firstDay(week);
  return Array.from({ length: 7 }, (_, days) => monday.add({ days }))
    .some(({ month, day }) => (month === 12 && day >= 24) || (month === 1 && day <= 6));
}

/** Easter Monday is 23 March at the earliest, 26 April at the latest. */
function isAfterEaster(week: IsoWeek): boolean {
  const number = weekNumber(week);
  if (number < 12 || number > 18) return false;
  return isoWeekOfDate(easterSunday(firstDay(week).year).add({ days: 1 })) === week;
}

/** The Sunday after the first full moon of spring, by Gauss' rule with the constants of 1900–2099. */
export function easterSunday(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const d = (19 * a + 24) % 30;
  const e = (2 * b + 4 * c + 6 * d + 5) % 7;
  const isLate = (d === 29 && e === 6) || (d === 28 && e === 6 && a > 10);
  return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: d + e - (isLate ? 7 : 0) });
}
