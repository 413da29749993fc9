import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { instantAt } from '../../domain/calendar/working-hours.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import type { Meeting } from '../../domain/nudges/nudging.ts';

const TUESDAY = 2;
const TIME = '13:00';

/** The Playground's team meets on the Tuesday of next week, so that its members have something to prepare for. */
export function demoMeeting(now: Temporal.Instant): Meeting {
  const today = localDate(now, DEFAULT_ZONE);
  const tuesday = today.add({ days: 7 - today.dayOfWeek + TUESDAY });
  return { id: `demo-${tuesday.toString()}`, startsAt: instantText(instantAt(tuesday, TIME, DEFAULT_ZONE)) };
}
