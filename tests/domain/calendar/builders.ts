import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addWeeks, parseIsoWeek, type IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { parseZone, type ZoneId } from '../../../bot/domain/calendar/zone.ts';

export function week(text: string): IsoWeek {
  const parsed = parseIsoWeek(text);
  assert.ok(parsed, text);
  return parsed;
}

/** Weeks of 2000–2100. */
export const anyWeek: fc.Arbitrary<IsoWeek> = fc.nat({ max: 5269 }).map((weeks) => addWeeks(week('2000-W01'), weeks));

/** Two on summer time north of the equator, one south of it, and the one that is furthest ahead. */
export const anyZone: fc.Arbitrary<ZoneId> = fc
  .constantFrom('Europe/Stockholm', 'Europe/Oslo', 'America/Santiago', 'Pacific/Kiritimati')
  .map((name) => parseZone(name))
  .filter((zone) => zone !== undefined);

const EARLIEST = Temporal.Instant.from('2000-01-04T00:00:00Z').epochMilliseconds;
const LATEST = Temporal.Instant.from('2100-12-31T23:59:59Z').epochMilliseconds;

/** Often within hours of a new year or of a change to or from summer time, where calendars go wrong. */
export const anyInstant: fc.Arbitrary<Temporal.Instant> = fc.oneof(
  fc.integer({ min: EARLIEST, max: LATEST }),
  fc.tuple(
    fc.integer({ min: 2001, max: 2100 }),
    fc.constantFrom('01-01T00', '03-29T01', '10-25T01', '04-05T03', '09-06T04'),
    fc.integer({ min: -40, max: 40 }),
  ).map(([year, moment, hours]) => Temporal.Instant.from(`${year}-${moment}:00Z`).add({ hours }).epochMilliseconds),
).filter((at) => at <= LATEST).map((at) => Temporal.Instant.fromEpochMilliseconds(at));
