import { Temporal } from 'temporal-polyfill';
import { instantText } from '../calendar/instant-text.ts';
import { keptAnswers } from '../calendar/kept-answers.ts';
import { before, closing, earlier, instantAt, isWorkingDay, later, nextWorkingMoment, workingDayAfter } from '../calendar/working-hours.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { localDate } from '../calendar/zone.ts';
import { isPaused } from '../person/pause.ts';
import type { Person } from '../person/person.ts';
import { NUDGE_KINDS, type NudgeKind } from './kind.ts';
import type { NudgeBasis, NudgeRule, Wish, WishKey } from './wish.ts';

/** One card: what it asks, and what joins it. */
export interface DueNudge {
  readonly kind: NudgeKind;
  readonly key: WishKey;
  /** Of other wishes, each a line on the same card. */
  readonly lines: readonly WishKey[];
  /** The local day whose one nudge it is. */
  readonly date: string;
  /** When it was due, and from when on it is too late for that day: ISO 8601 UTC with milliseconds. */
  readonly dueAt: string;
  readonly notAfter: string;
}

export interface NudgeDecision {
  readonly due?: DueNudge;
  /** When to decide again if nothing changes; absent when something is due, and when nothing is to come. */
  readonly nextDueAt?: string;
  readonly nextKind?: NudgeKind;
}

/** A card stays readable on a phone. */
const MOST_LINES = 2;

/** An instant with its local date. */
interface Moment {
  readonly at: Temporal.Instant;
  readonly date: Temporal.PlainDate;
}

/** A wish and the first moment at which it may be said. */
interface Candidate {
  readonly wish: Wish;
  readonly joins: boolean;
  readonly at: Temporal.Instant;
  readonly day: Temporal.PlainDate;
  /** The day as text, whose order is the order of time. */
  readonly date: string;
}

const plannedMoments = keptAnswers<Moment | undefined>();

/**
 * What is to be written to a person now, and when there may be something next. Pure: the same person, calendar and time
 * give the same decision. At most one card a local day, in working hours; the rest join it or wait, the most pressing
 * kind first. A wish ends when it has been said, or when its time is over.
 */
export function decideNudges(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): NudgeDecision {
  const first = firstCard(rules, person, basis, now);
  if (!first) return {};
  return before(now, first.at) ? { nextDueAt: instantText(first.at), nextKind: first.due.kind } : { due: first.due };
}

/** Whether a person, as they are now, would still be told this; for what was decided a while ago. */
export function isStillWished(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant, key: WishKey): boolean {
  return candidatesOf(rules, person, basis, now).some(({ wish, at }) => wish.key === key && !before(now, at));
}

function firstCard(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): { at: Temporal.Instant; due: DueNudge } | undefined {
  const candidates = candidatesOf(rules, person, basis, now);
  const firstDate = candidates.map(({ date }) => date).sort()[0];
  const ofTheDay = candidates.filter(({ date }) => date === firstDate).sort(mostPressingFirst);
  const [primary] = ofTheDay;
  if (!primary || firstDate === undefined) return undefined;
  const lines = ofTheDay.slice(1).filter(({ joins, at }) => joins && !before(primary.at, at)).slice(0, MOST_LINES);
  const { calendar } = basis;
  return {
    at: primary.at,
    due: {
      kind: primary.wish.kind,
      key: primary.wish.key,
      lines: lines.map(({ wish }) => wish.key),
      date: firstDate,
      dueAt: instantText(primary.wish.from),
      notAfter: instantText(earlier(closing(primary.day, calendar.zone), primary.wish.until)),
    },
  };
}

function candidatesOf(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): Candidate[] {
  const { calendar } = basis;
  const allowed = firstAllowed(person, calendar, now);
  if (!allowed) return [];
  return openWishes(rules, person, basis, now).flatMap(({ wish, joins }) => {
    const moment = momentOf(wish, allowed, calendar);
    if (!moment || !before(moment.at, wish.until)) return [];
    return [{ wish, joins, at: moment.at, day: moment.date, date: moment.date.toString() }];
  });
}

function openWishes(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): { wish: Wish; joins: boolean }[] {
  const { stopped } = person.settings.nudges;
  if (stopped === 'all' || person.unreachable) return [];
  const { said, snooze } = person.nudging;
  const closed = new Set(said.map(({ key }) => key).filter((key) => !snooze?.keys.includes(key)));
  return rules
    .filter(({ kind }) => !stopped.includes(kind))
    .flatMap((rule) => rule.wishes(person, basis, now).map((wish) => ({ wish, joins: rule.joins })))
    .filter(({ wish }) => !closed.has(wish.key));
}

/** Before this nothing is written, whatever it is: today's nudge has been sent, something was put off, or there is a pause. */
function firstAllowed(person: Person, calendar: WorkCalendar, now: Temporal.Instant): Moment | undefined {
  const { zone } = calendar;
  const today = localDate(now, zone);
  let date = today;
  for (let free = dayAfterObstacle(person, date); free !== 'none'; free = dayAfterObstacle(person, date)) {
    if (free === 'never') return undefined;
    date = free;
  }
  return { date, at: date === today ? now : later(now, instantAt(date, '00:00', zone)) };
}

/** Asked again after each, because behind one there can be another. */
function dayAfterObstacle(person: Person, date: Temporal.PlainDate): Temporal.PlainDate | 'never' | 'none' {
  const day = date.toString();
  const { said, snooze } = person.nudging;
  // A clock that was set back finds days ahead taken, too.
  if (said.some(({ on }) => on === day)) return date.add({ days: 1 });
  if (snooze && snooze.until > day) return Temporal.PlainDate.from(snooze.until);
  if (!isPaused(person, day)) return 'none';
  return person.pause?.until === undefined ? 'never' : Temporal.PlainDate.from(person.pause.until).add({ days: 1 });
}

/**
 * The first allowed moment of a wish. On the day for which it was planned it comes at once, however late; on a later
 * day not before its `time`, so that what waited is not said sooner because somebody looked in the morning.
 */
function momentOf(wish: Wish, allowed: Moment, calendar: WorkCalendar): Moment | undefined {
  const planned = plannedMoment(wish, calendar);
  if (!planned || !before(planned.at, allowed.at)) return planned;
  const { zone } = calendar;
  const { date } = allowed;
  if (isWorkingDay(calendar, date) && before(allowed.at, closing(date, zone))) {
    return date.equals(planned.date) ? allowed : { date, at: later(allowed.at, instantAt(date, wish.time, zone)) };
  }
  const next = workingDayAfter(calendar, date);
  return next && { date: next, at: instantAt(next, wish.time, zone) };
}

function plannedMoment({ from, time }: Wish, calendar: WorkCalendar): Moment | undefined {
  return plannedMoments(calendar, `${from.epochMilliseconds} ${time}`, () => {
    const at = nextWorkingMoment(calendar, from, time);
    return at && { at, date: localDate(at, calendar.zone) };
  });
}

function mostPressingFirst(a: Candidate, b: Candidate): number {
  const byKind = NUDGE_KINDS.indexOf(a.wish.kind) - NUDGE_KINDS.indexOf(b.wish.kind);
  if (byKind !== 0) return byKind;
  return a.wish.from.epochMilliseconds - b.wish.from.epochMilliseconds || (a.wish.key < b.wish.key ? -1 : 1);
}
