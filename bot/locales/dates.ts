import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../domain/calendar/zone.ts';
import type { Language } from '../domain/language.ts';

/** The English is British, as in the sentences around it. */
const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', nb: 'nb-NO' };

/** A local date as it is said of one that is near, e.g. *tisdag 1 december*. */
export function dayInWords(date: string, language: Language): string {
  return Temporal.PlainDate.from(date).toLocaleString(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `2026-11` as *november 2026*. */
export function monthInWords(month: string, language: Language): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString(LOCALES[language], { month: 'long', year: 'numeric' });
}

export interface LocalTime {
  /** e.g. *tisdag 1 december* */
  readonly day: string;
  /** `HH:MM` */
  readonly time: string;
}

/** When an instant is where somebody lives. */
export function localTimeInWords(instant: Temporal.Instant, zone: ZoneId, language: Language): LocalTime {
  const local = instant.toZonedDateTimeISO(zone);
  return { day: dayInWords(local.toPlainDate().toString(), language), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
