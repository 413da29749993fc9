import type { Temporal } from 'temporal-polyfill';
import { isAnswered } from '../calendar/ledger.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Person } from '../person/person.ts';
import { wasSaid } from './said.ts';
import { weeklyScheduleOf, type ScheduledWeek } from './weekly-schedule.ts';
import { wishKey } from './wish.ts';

/** The local date of the next weekly card; undefined when none is to come, and when one is due already. */
export function nextQuestion(person: Person, calendar: WorkCalendar, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const { latest, next } = weeklyScheduleOf(person, calendar, now);
  if (latest && isOpen(person, latest)) return undefined;
  // With another day of the week, a week that has been asked about can have that day still ahead.
  if (next && !isOpen(person, next)) return weeklyScheduleOf(person, calendar, next.at).next?.on;
  return next?.on;
}

function isOpen(person: Person, { week }: ScheduledWeek): boolean {
  return !isAnswered(person.ledger, week) && wasSaid(person, wishKey('weekly-card', week)) === undefined;
}
