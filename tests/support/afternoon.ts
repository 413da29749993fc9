import { Temporal } from 'temporal-polyfill';
import { parseIsoWeek, type IsoWeek } from '../../bot/domain/calendar/iso-week.ts';
import type { Clock } from '../../bot/ports.ts';

/** A Thursday in Stockholm, half a minute past two: the week's cards have become due, and they may go out until evening. */
export const AFTERNOON = Temporal.Instant.from('2026-11-26T13:00:30Z');
/** When every weekly card of that day was due. */
export const CARDS_DUE = Temporal.Instant.from('2026-11-26T13:00:00Z');
export const AFTERNOON_DATE = '2026-11-26';
export const AFTERNOON_WEEK: IsoWeek = weekOf('2026-W48');
export const WEEKS_BEFORE: IsoWeek = weekOf('2026-W40');

/** The same time in every process that is told the same beginning, in milliseconds as `realNow` gives them. */
export function afternoonClock(began: number): Clock {
  return { now: () => AFTERNOON.add({ milliseconds: Math.round(realNow() - began) }) };
}

/** In step with the clocks of other processes of this machine, and never back. Milliseconds. */
export function realNow(): number {
  return performance.timeOrigin + performance.now();
}

function weekOf(text: string): IsoWeek {
  const week = parseIsoWeek(text);
  if (!week) throw new TypeError(`not a week: ${text}`);
  return week;
}
