import { loadCalendars } from '../../calendars/load.ts';
import { firstDay, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import type { Municipality } from './municipalities.ts';

const calendars = loadCalendars({ folders: [] });

/** A school's break (*lov*), when its head is away: in the school year, or between two of them. */
export function breakIn(week: IsoWeek, { sportlov }: Municipality): 'school-year' | 'summer' | undefined {
  const calendar = calendars.calendarFor({ zone: DEFAULT_ZONE, calendar: `se-sportlov-${sportlov}`, inBreaks: 'quiet' });
  const monday = firstDay(week);
  const schoolDays = [0, 1, 2, 3, 4].filter((days) => calendar.quietOn(monday.add({ days })) === undefined);
  if (schoolDays.length > 2) return undefined;
  return monday.month >= 6 && monday.month <= 8 ? 'summer' : 'school-year';
}
