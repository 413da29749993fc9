import { Temporal } from 'temporal-polyfill';
import type { Finding } from '../ports/self-check.ts';
import { dayInWords } from '../locales/dates.ts';
import { well, wrong, type Check } from './check.ts';

/** What of the runtime's data on zones and languages the product stands on. */
export interface RuntimeData {
  /** e.g. `+02:00`. Throws RangeError for a zone that is not known. */
  offsetAt(instant: string, zone: string): string;
  dayInSwedish(date: string): string;
}

export const RUNTIME_DATA: RuntimeData = {
  offsetAt: (instant, zone) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offset,
  dayInSwedish: (date) => dayInWords(date, 'sv'),
};

/** Around both changes of 2026. Directive 2000/84/EC: the last Sundays of March and October, at 01:00 UTC. */
const KNOWN_OFFSETS: readonly (readonly [string, string])[] = [
  ['2026-03-29T00:59:59Z', '+01:00'],
  ['2026-03-29T01:00:00Z', '+02:00'],
  ['2026-10-25T00:59:59Z', '+02:00'],
  ['2026-10-25T01:00:00Z', '+01:00'],
];
const ZONES = ['Europe/Stockholm', 'Europe/Oslo'] as const;
const A_DAY = { date: '2026-11-01', words: 'söndag 1 november' } as const;

/** Whether summer time and Swedish are known: a Node with little ICU keeps quiet about it and sends at the wrong hour, in English. */
export function checkTimeZones(data: RuntimeData = RUNTIME_DATA): Check {
  return {
    id: 'time-zones',
    async run(): Promise<Finding> {
      const unknown = ZONES.filter((zone) => !KNOWN_OFFSETS.every(([instant, offset]) => offsetOf(data, instant, zone) === offset));
      if (unknown.length > 0) return wrong('zones-unknown', { names: unknown });
      const said = data.dayInSwedish(A_DAY.date);
      return said === A_DAY.words ? well('zones-known') : wrong('swedish-unknown', { names: [said] });
    },
  };
}

function offsetOf(data: RuntimeData, instant: string, zone: string): string | undefined {
  try {
    return data.offsetAt(instant, zone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
