import { dateText } from '../domain/calendar/date-text.ts';
import type { QuietDay, WorkCalendar } from '../domain/calendar/work-calendar.ts';
import type { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../domain/calendar/zone.ts';
import type { Language } from '../domain/language.ts';
import type { NudgeSettings } from '../domain/nudges/nudging.ts';
import { breaksOf } from './breaks.ts';
import { countryOfZone } from './country-of-zone.ts';
import { holidayName, publicHolidays } from './public-holidays.ts';
import type { CalendarFile } from './schema.ts';

export interface CalendarWish extends Pick<NudgeSettings, 'calendar' | 'inBreaks'> {
  readonly zone: ZoneId;
}

export interface CalendarOption {
  readonly id: string;
  readonly name: string;
}

/** The calendars that there are, and everybody's working days by them. */
export class CalendarBook {
  readonly #files: ReadonlyMap<string, CalendarFile>;
  /** Ids, by country. */
  readonly #defaults: ReadonlyMap<string, string>;
  readonly #made = new Map<string, WorkCalendar>();

  /** Of two files with the same id, or that are both a country's default, the later one goes before; it takes over what it replaces, also as default. */
  constructor(files: readonly CalendarFile[]) {
    this.#files = new Map(files.map((file) => [file.id, file]));
    this.#defaults = new Map(files.filter((file) => file.default).map(({ country, id }) => [country, id]));
  }

  /**
   * The same object for the same wish. An id that no file has, or no more, is read as none: then the country is the
   * zone's and the breaks are that country's default. A country without a default file has no breaks, and a zone whose
   * country is not known no public holidays either, but weekends everywhere.
   */
  calendarFor({ zone, calendar, inBreaks }: CalendarWish): WorkCalendar {
    const { country, file } = this.#choiceOf({ zone, ...(calendar === undefined ? {} : { calendar }) });
    const id = [zone, file?.id ?? country ?? '', inBreaks].join('|');
    let made = this.#made.get(id);
    if (!made) {
      made = workCalendar({ id, zone, country, file: inBreaks === 'quiet' ? file : undefined });
      this.#made.set(id, made);
    }
    return made;
  }

  /** What a quiet day of that calendar is; undefined for a working day. */
  quietDay(wish: CalendarWish, date: Temporal.PlainDate, language: Language): QuietDay | undefined {
    const reason = this.calendarFor(wish).quietOn(date);
    const { country, file } = this.#choiceOf(wish);
    const day = dateText(date);
    switch (reason) {
      case 'holiday':
        return { reason, name: country === undefined ? '' : holidayName(country, day, language) };
      case 'break':
        return { reason, name: (file && breaksOf(file)(day, date.year)) ?? 'other' };
      case 'weekend':
        return { reason };
      case undefined:
        return undefined;
    }
  }

  /** What the calendar's file is called; '' where the zone's country has none. */
  nameOf(wish: Omit<CalendarWish, 'inBreaks'>, language: Language): string {
    return this.#choiceOf(wish).file?.name[language] ?? '';
  }

  #choiceOf({ zone, calendar }: Omit<CalendarWish, 'inBreaks'>): { country: string | undefined; file: CalendarFile | undefined } {
    const chosen = this.#files.get(calendar ?? '');
    const country = chosen?.country ?? countryOfZone(zone);
    return { country, file: chosen ?? this.#files.get(this.#defaults.get(country ?? '') ?? '') };
  }

  /** Which school year has its winter break in that ISO week, among those of the zone's country. */
  idOfWinterBreak(zone: ZoneId, week: number): string | undefined {
    const country = countryOfZone(zone);
    return [...this.#files.values()].find((file) => file.country === country && file.breaks.winter === week)?.id;
  }

  /** For a list to choose from, by name. */
  options(language: Language): CalendarOption[] {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return [...this.#files.values()].map(({ id, name }) => ({ id, name: name[language] })).sort((a, b) => compare(a.name, b.name));
  }
}

interface Parts {
  readonly id: string;
  readonly zone: ZoneId;
  readonly country: string | undefined;
  /** Whose breaks are quiet; absent if none are. */
  readonly file: CalendarFile | undefined;
}

/** A public holiday is one also within a break. */
function workCalendar({ id, zone, country, file }: Parts): WorkCalendar {
  const breakOn = file ? breaksOf(file) : () => undefined;
  return {
    id,
    zone,
    quietOn(date) {
      if (date.dayOfWeek > 5) return 'weekend';
      const day = dateText(date);
      if (country !== undefined && publicHolidays(country, date.year).has(day)) return 'holiday';
      return breakOn(day, date.year) === undefined ? undefined : 'break';
    },
  };
}
