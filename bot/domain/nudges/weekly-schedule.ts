import type { Temporal } from 'temporal-polyfill';
import { addWeeks, compareWeeks, isoWeekOf, weeksBetween, weekRange, type IsoWeek } from '../calendar/iso-week.ts';
import { mark, outcomeOf, type Ledger } from '../calendar/ledger.ts';
import { instantAt, before, workingDayIn } from '../calendar/working-hours.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { focusTrial, membershipsOf, type Person } from '../person/person.ts';

/** A summer is eight weeks, a leave can be longer; further ahead nothing need be known. */
const MOST_WEEKS_AHEAD = 60;
const MOST_WEEKS_BACK = 12;
/** After so many weeks without an answer the pace halves. */
const SILENT_WEEKS = 3;

export interface ScheduledWeek {
  readonly week: IsoWeek;
  /** Local date and instant of its card. */
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.Instant;
}

/** The weeks whose card was to come by now, the latest, and the next one to come. */
export interface WeeklySchedule {
  readonly latest?: ScheduledWeek;
  readonly next?: ScheduledWeek;
}

/**
 * When the weekly card comes, by the person's own day and time, the calendar, what is tried and since when, and what
 * they have answered of late. Whether it has been sent is no question of this file.
 */
export function weeklyScheduleOf(person: Person, calendar: WorkCalendar, now: Temporal.Instant): WeeklySchedule {
  const current = isoWeekOf(now, calendar.zone);
  const first = firstWeekOf(person);
  if (!first) return {};
  const latest = latestOf(person, calendar, now, first, current);
  const next = nextOf(person, calendar, now, first, current);
  return { ...(latest ? { latest } : {}), ...(next ? { next } : {}) };
}

/** Whether the last weeks that were asked about went unanswered; those that were excused do not count. */
export function isSilent(ledger: Ledger, current: IsoWeek): boolean {
  const asked: string[] = [];
  for (let week = addWeeks(current, -1); asked.length < SILENT_WEEKS && compareWeeks(week, ledger.from) >= 0; week = addWeeks(week, -1)) {
    const outcome = outcomeOf(ledger, week, current);
    if (outcome === 'unanswered' || outcome === 'answered' || outcome === 'not-reached') asked.push(outcome);
  }
  return asked.length === SILENT_WEEKS && asked.every((outcome) => outcome === 'unanswered');
}

/** The ledger with *asked*, and with the breaks that came before it. */
export function withAsked(person: Person, calendar: WorkCalendar, week: IsoWeek): Ledger {
  const { ledger } = person;
  const since = ledger.codes === '' ? week : addWeeks(ledger.from, ledger.codes.length);
  const silent = weeksBetween(since, week) > 0 && weeksBetween(since, week) <= MOST_WEEKS_AHEAD ? weekRange(since, addWeeks(week, -1)) : [];
  const quiet = silent.filter((each) => !workingDayIn(calendar, each, person.settings.nudges.weekday));
  return mark(quiet.reduce((marked, each) => mark(marked, each, 'break'), ledger), week, 'asked');
}

function latestOf(person: Person, calendar: WorkCalendar, now: Temporal.Instant, first: IsoWeek, current: IsoWeek): ScheduledWeek | undefined {
  for (let back = 0; back <= MOST_WEEKS_BACK; back += 1) {
    const week = addWeeks(current, -back);
    if (compareWeeks(week, first) < 0) return undefined;
    const scheduled = scheduledIn(person, calendar, week);
    if (scheduled && !before(now, scheduled.at)) return scheduled;
  }
  return undefined;
}

function nextOf(person: Person, calendar: WorkCalendar, now: Temporal.Instant, first: IsoWeek, current: IsoWeek): ScheduledWeek | undefined {
  const from = compareWeeks(first, current) > 0 ? first : current;
  for (let ahead = 0; ahead <= MOST_WEEKS_AHEAD; ahead += 1) {
    const scheduled = scheduledIn(person, calendar, addWeeks(from, ahead));
    if (scheduled && before(now, scheduled.at)) return scheduled;
  }
  return undefined;
}

function scheduledIn(person: Person, calendar: WorkCalendar, week: IsoWeek): ScheduledWeek | undefined {
  const { weekday, time } = person.settings.nudges;
  const on = workingDayIn(calendar, week, weekday);
  if (!on || isSkipped(person, week, on)) return undefined;
  return { week, on, at: instantAt(on, time, calendar.zone) };
}

function isSkipped(person: Person, week: IsoWeek, on: Temporal.PlainDate): boolean {
  const { ledger, pause } = person;
  const day = on.toString();
  // What began on the day of the card has not been tried yet.
  const startedOn = focusTrial(person)?.startedOn;
  if (startedOn !== undefined && startedOn >= day) return true;
  if (pause && day >= pause.from && (pause.until === undefined || day <= pause.until)) return true;
  if (outcomeOf(ledger, week, week) === 'paused') return true;
  return isSilent(ledger, week) && wasAskedIn(ledger, addWeeks(week, -1), week);
}

function wasAskedIn(ledger: Ledger, week: IsoWeek, current: IsoWeek): boolean {
  const outcome = outcomeOf(ledger, week, current);
  return outcome === 'unanswered' || outcome === 'asked';
}

/** Nobody is asked of a week in which they did not take part or tried nothing. */
function firstWeekOf(person: Person): IsoWeek | undefined {
  const joined = membershipsOf(person).map((role) => role.joined).sort(compareWeeks)[0];
  const started = focusTrial(person)?.started;
  if (!joined || !started) return undefined;
  return compareWeeks(joined, started) > 0 ? joined : started;
}
