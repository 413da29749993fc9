import { Temporal } from 'temporal-polyfill';

/** After the year 5000: far enough, and of as many digits as every time before it. */
const END_OF_TIME = 99_999_999_999_999;

/** A key under which the latest instant (ISO 8601) sorts first. */
export function inverseTime(instant: string): string {
  return String(END_OF_TIME - Temporal.Instant.from(instant).epochMilliseconds).padStart(14, '0');
}
