import { isAnswered } from '../domain/calendar/ledger.ts';
import { wasSaid } from '../domain/nudges/said.ts';
import { scheduledAfter, weeklyScheduleOf, type ScheduledWeek } from '../domain/nudges/weekly-schedule.ts';
import { wishKey, type NudgeRule, type Wish } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { drawWeeklyForm } from './draw-weekly-form.ts';
import type { Nudge } from './nudge.ts';

/**
 * The week's reflection card, on the person's own day and time. A card that could not be sent comes as soon as it can,
 * until the next week's is due: caught up once, never twice.
 */
const rule: NudgeRule = {
  kind: 'weekly-card',
  joins: false,
  wishes(person, { calendar }, now) {
    const { latest, next } = weeklyScheduleOf(person, calendar, now);
    const toCome = next && firstOpen(person, calendar, next);
    return [
      ...(latest && !isAnswered(person.ledger, latest.week) ? [wishOf(person, latest, next)] : []),
      ...(toCome ? [wishOf(person, toCome, undefined)] : []),
    ];
  },
};

/** A week whose day is still ahead can have been answered without a card, or asked about on the day that was theirs before. */
function firstOpen(person: Person, calendar: WorkCalendar, from: ScheduledWeek): ScheduledWeek | undefined {
  let scheduled: ScheduledWeek | undefined = from;
  while (scheduled && isDone(person, scheduled)) scheduled = scheduledAfter(person, calendar, scheduled.week);
  return scheduled;
}

function isDone(person: Person, { week }: ScheduledWeek): boolean {
  const key = wishKey('weekly-card', week);
  return isAnswered(person.ledger, week) || (wasSaid(person, key) !== undefined && !person.nudging.snooze?.keys.includes(key));
}

function wishOf({ settings }: Person, { week, at, until }: ScheduledWeek, next: ScheduledWeek | undefined): Wish {
  return { kind: 'weekly-card', key: wishKey('weekly-card', week), from: at, until: next?.at ?? until, time: settings.nudges.time };
}

export const weeklyCardNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => drawWeeklyForm(drawing, 'weekly-card', key, along),
};
