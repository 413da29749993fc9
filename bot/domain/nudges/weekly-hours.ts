import { WORKING_HOURS } from '../calendar/work-calendar.ts';
import type { Weekday } from './nudging.ts';

/** When the weekly card may come, for a person to choose from. */
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Local times, `HH:MM`: every half hour that has its whole half hour within working hours. */
export const WEEKLY_TIMES: readonly string[] = Array.from({ length: 48 }, (_, index) => timeOf(index))
  .filter((time, index) => time >= WORKING_HOURS.from && timeOf(index + 1) <= WORKING_HOURS.until);

function timeOf(halfHour: number): string {
  return `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;
}
