import { dateText } from '../calendar/date-text.ts';
import { instantText } from '../calendar/instant-text.ts';
import type { Temporal } from 'temporal-polyfill';
import { isoWeekOf, type IsoWeek } from '../calendar/iso-week.ts';
import { localDate } from '../calendar/zone.ts';
import type { Person } from './person.ts';

/** Now, as one person's calendar has it. */
export interface Moment {
  /** ISO 8601 UTC with milliseconds: text order is time order. */
  readonly at: string;
  readonly date: string;
  readonly week: IsoWeek;
}

export function momentOf(person: Person, now: Temporal.Instant): Moment {
  const { zone } = person.settings;
  return {
    at: instantText(now),
    date: dateText(localDate(now, zone)),
    week: isoWeekOf(now, zone),
  };
}
