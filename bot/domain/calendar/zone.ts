import { Temporal } from 'temporal-polyfill';
import type { Branded } from '../ids.ts';

/** A time zone by its IANA name, e.g. `Europe/Stockholm`. */
export type ZoneId = Branded<'ZoneId'>;

/** A constant that the tests parse: the programmes are Swedish. */
export const DEFAULT_ZONE = 'Europe/Stockholm' as ZoneId;

/** Offsets such as `+01:00` are zones to Temporal, but they know no summer time, so nobody may live in one. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/;

/** The name in its proper case; undefined for what the IANA database does not know. */
export function parseZone(text: unknown): ZoneId | undefined {
  if (typeof text !== 'string' || !NAME.test(text)) return undefined;
  try {
    // Temporal has looked the name up: this is the check that the brand stands for.
    return new Temporal.ZonedDateTime(0n, text).timeZoneId as ZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The day that was asked for last in each zone: nearly every question is about today, and Temporal takes long to answer. */
const lastAsked = new Map<ZoneId, { readonly from: number; readonly until: number; readonly date: Temporal.PlainDate }>();

/** The date on the wall calendar of the zone. */
export function localDate(instant: Temporal.Instant, zone: ZoneId): Temporal.PlainDate {
  const at = instant.epochMilliseconds;
  const known = lastAsked.get(zone);
  if (known && known.from <= at && at < known.until) return known.date;
  const date = instant.toZonedDateTimeISO(zone).toPlainDate();
  lastAsked.set(zone, { from: beginningOf(date, zone), until: beginningOf(date.add({ days: 1 }), zone), date });
  return date;
}

/** Not always midnight: where summer time begins at night, the day begins an hour late. */
function beginningOf(date: Temporal.PlainDate, zone: ZoneId): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}
