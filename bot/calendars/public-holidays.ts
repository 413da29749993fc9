import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { Language } from '../domain/language.ts';

const require = createRequire(import.meta.url);
const DAY_MS = 86_400_000;

/**
 * What a country keeps beside its public holidays. In Sweden the eves of Midsummer, Christmas and New Year, which are
 * all that `date-holidays` calls bank holidays there, count as Sundays and schools are closed. Source: semesterlagen
 * (1977:480), 3 a §.
 */
const ALSO_KEPT: Readonly<Record<string, HolidaysTypes.HolidayType>> = { SE: 'bank' };

const rules = new Map<string, Holidays>();
const years = new Map<string, ReadonlySet<string>>();

/**
 * `YYYY-MM-DD` of the holidays of the whole country, not of its parts; none for a country that `date-holidays` does not
 * know. A year takes a few milliseconds, once.
 */
export function publicHolidays(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`;
  let days = years.get(key);
  if (!days) {
    // Its answer is false for a country it does not know, whatever its types say.
    const holidays: readonly HolidaysTypes.Holiday[] = rulesOf(country).getHolidays(year) || [];
    days = new Set(holidays.filter(({ type }) => type === 'public' || type === ALSO_KEPT[country]).flatMap(daysOf));
    years.set(key, days);
  }
  return days;
}

/** What the country, or the language where it has a word, calls a holiday; '' for a day that is none. */
export function holidayName(country: string, day: string, language: Language): string {
  // Its codes: Norwegian is `no` there. An unknown language is the country's own.
  const holidays: readonly HolidaysTypes.Holiday[] = rulesOf(country).getHolidays(Number(day.slice(0, 4)), language === 'nb' ? 'no' : language) || [];
  return holidays.find((holiday) => (holiday.type === 'public' || holiday.type === ALSO_KEPT[country]) && daysOf(holiday).includes(day))?.name ?? '';
}

/** The module is loaded with the first question: 70 ms and 10 MB that a process with nobody to write to never spends. */
function rulesOf(country: string): Holidays {
  let known = rules.get(country);
  if (!known) {
    const Rules = require('date-holidays') as typeof Holidays; // Its CommonJS build exports the class itself.
    known = new Rules(country);
    rules.set(country, known);
  }
  return known;
}

/** On the country's own wall calendar. Some holidays last several days; one that begins at noon counts whole. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}
