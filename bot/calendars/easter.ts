import { Temporal } from 'temporal-polyfill';

/** The Sunday after the first full moon of spring, by Gauss' rule with the constants of 1900–2099. */
export function easterSunday(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const d = (19 * a + 24) % 30;
  const e = (2 * b + 4 * c + 6 * d + 5) % 7;
  const isLate = (d === 29 && e === 6) || (d === 28 && e === 6 && a > 10);
  return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: d + e - (isLate ? 7 : 0) });
}
