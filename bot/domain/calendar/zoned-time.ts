import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from './zone.ts';

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::00)?$/;

/** A local time as an input for it holds, `2026-12-01T17:00`; undefined for '' and for what no calendar has. */
export function parseZonedTime(text: string, zone: ZoneId): Temporal.Instant | undefined {
  if (!LOCAL_TIME.test(text)) return undefined;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone).toInstant();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function localTimeOf(instant: string, zone: ZoneId): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
