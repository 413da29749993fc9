import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../calendar/instant-text.ts';
import { addWeeks, compareWeeks, isoWeekOf, weeksBetween, weekRange, type IsoWeek } from '../calendar/iso-week.ts';
import { keptAnswers } from '../calendar/kept-answers.ts';
import { mark, outcomeOf, type Ledger } from '../calendar/ledger.ts';
import { instantAt, before, workingDayIn } from '../calendar/working-hours.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { focusTrial, membershipsOf, type Person } from '../person/person.ts';
import type { Weekday } from './nudging.ts';
import { questionOf } from '../reflection/question.ts';

/** A summer is eight weeks, a leave can be longer; further ahead nothing need be known. */
const MOST_WEEKS_AHEAD = 60;
const MOST_WEEKS_BACK = 12;
/** How long a card may come late when no next one is known: a summer's break and more. */
const AT_MOST_LATE = { hours: 24 * 120 };
/** After so many weeks without an answer the pace halves. */
const SILENT_WEEKS = 3;

export interface ScheduledWeek {
  readonly week: IsoWeek;
  /** Local date and instant of its card. */
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  /** From then on it is not asked about any more, whether or not there is a next one. */
  readonly until: Temporal.Instant;
}

/** With the day and the instant as text, whose order is the order of time. */
interface CardOfWeek extends ScheduledWeek {
  readonly day: string;
  readonly text: string;
}

/** By week, day of the week and time: a school's people have the same. */
const cardsOfWeeks = keptAnswers<CardOfWeek | undefined>();

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

/** The first week after this one that has a card, whatever time it is. */
export function scheduledAfter(person: Person, calendar: WorkCalendar, week: IsoWeek): ScheduledWeek | undefined {
  const first = firstWeekOf(person);
  const after = addWeeks(week, 1);
  return first && firstScheduled(person, calendar, compareWeeks(first, after) > 0 ? first : after, () => true);
}

/** Whether the last weeks that were asked about went unanswered; those that were excused do not count. */
export function isSilent(ledger: Ledger, current: IsoWeek): boolean {
  return isSilentBut(ledger, current, []);
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
  return firstScheduled(person, calendar, from, ({ at }) => before(now, at));
}

function firstScheduled(person: Person, calendar: WorkCalendar, from: IsoWeek, isMeant: (scheduled: ScheduledWeek) => boolean): ScheduledWeek | undefined {
  for (let ahead = 0; ahead <= MOST_WEEKS_AHEAD; ahead += 1) {
    const scheduled = scheduledIn(person, calendar, addWeeks(from, ahead));
    if (scheduled && isMeant(scheduled)) return scheduled;
  }
  return undefined;
}

function scheduledIn(person: Person, calendar: WorkCalendar, week: IsoWeek): ScheduledWeek | undefined {
  const { weekday, time } = person.settings.nudges;
  const card = cardsOfWeeks(calendar, `${week} ${weekday} ${time}`, () => cardOf(calendar, week, weekday, time));
  if (!card || !isAskable(person, week, card.day) || isLeftOut(person, week, card.text)) return undefined;
  return card;
}

function cardOf(calendar: WorkCalendar, week: IsoWeek, weekday: Weekday, time: string): CardOfWeek | undefined {
  const on = workingDayIn(calendar, week, weekday);
  if (!on) return undefined;
  const at = instantAt(on, time, calendar.zone);
  return { week, on, at, until: at.add(AT_MOST_LATE), day: on.toString(), text: instantText(at) };
}

/** Whether there was something to ask about on the local date of the week's card: something was tried, and no pause excuses it. */
export function isAskable(person: Person, week: IsoWeek, day: string): boolean {
  const { ledger, pause } = person;
  const first = firstWeekOf(person);
  if (!first || compareWeeks(week, first) < 0) return false;
  // What began on the day of the card has not been tried yet.
  const startedOn = focusTrial(person)?.startedOn;
  if (startedOn !== undefined && startedOn >= day) return false;
  if (pause && day >= pause.from && (pause.until === undefined || day <= pause.until)) return false;
  return outcomeOf(ledger, week, week) !== 'paused';
}

/**
 * The halved pace: of somebody who is silent, the week after one that was asked about. An answer that came later than the
 * card would have come does not make it due after all.
 */
function isLeftOut({ ledger, recent }: Person, week: IsoWeek, cardAt: string): boolean {
  const before = outcomeOf(ledger, addWeeks(week, -1), week);
  if (before === 'not-sent' || before === 'break' || before === 'paused') return false;
  const answeredLater = recent.filter(({ at }) => at >= cardAt).map(({ id }) => questionOf(id).week);
  const wasOpen = before === 'unanswered' || answeredLater.includes(addWeeks(week, -1));
  return wasOpen && isSilentBut(ledger, week, answeredLater);
}

function isSilentBut(ledger: Ledger, current: IsoWeek, answeredLater: readonly IsoWeek[]): boolean {
  let silent = 0;
  for (let week = addWeeks(current, -1); silent < SILENT_WEEKS && compareWeeks(week, ledger.from) >= 0; week = addWeeks(week, -1)) {
    const outcome = outcomeOf(ledger, week, current);
    const isAnswer = outcome === 'answered' || outcome === 'not-reached';
    if (isAnswer && !answeredLater.includes(week)) return false;
    if (isAnswer || outcome === 'unanswered') silent += 1;
  }
  return silent === SILENT_WEEKS;
}

const firstWeeks = new WeakMap<Person, { readonly week: IsoWeek | undefined }>();

/** Nobody is asked of a week in which they did not take part or tried nothing. Found once of a person: each week asks for it. */
function firstWeekOf(person: Person): IsoWeek | undefined {
  let known = firstWeeks.get(person);
  if (!known) {
    known = { week: findFirstWeek(person) };
    firstWeeks.set(person, known);
  }
  return known.week;
}

function findFirstWeek(person: Person): IsoWeek | undefined {
  const joined = membershipsOf(person).map((role) => role.joined).sort(compareWeeks)[0];
  const started = focusTrial(person)?.started;
  if (!joined || !started) return undefined;
  return compareWeeks(joined, started) > 0 ? joined : started;
}
