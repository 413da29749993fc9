import type { Language } from '../../components/vocabulary.ts';

/** As the rest of the tab writes dates. */
const LOCALE: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', nb: 'nb-NO' };

/** `2027-03-09` as *tisdag 9 mars*. */
export function weekdayAndDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at(date));
}

/** `2027-03` as *mars 2027*. */
export function monthName(month: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(`${month}-01`));
}

/** From 1 for Monday. */
export function weekdayName(weekday: number, language: Language): string {
  // 3 January 2028 is a Monday.
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' }).format(at(`2028-01-0${2 + weekday}`));
}

function at(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
