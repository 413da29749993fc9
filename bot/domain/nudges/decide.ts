import { Temporal } from 'temporal-polyfill';
import { dateText } from '../calendar/date-text.ts';
import { instantText } from '../calendar/instant-text.ts';
import { keptAnswers } from '../calendar/kept-answers.ts';
import { before, closing, earlier, instantAt, isWorkingDay, later, nextWorkingMoment, workingDayAfter } from '../calendar/working-hours.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { localDate } from '../calendar/zone.ts';
import { isPaused } from '../person/pause.ts';
import type { Person } from '../person/person.ts';
import { NUDGE_KINDS, type NudgeKind } from './kind.ts';
import { isSent } from './stopping.ts';
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

/** A local day, with the text whose order is the order of time. */
interface Day {
  readonly date: Temporal.PlainDate;
  readonly text: string;
}

/** An instant with its local day. */
interface Moment {
  readonly at: Temporal.Instant;
  readonly day: Day;
}

interface OpenWish {
  readonly wish: Wish;
  readonly joins: boolean;
}

/** A wish and the first moment at which it may be said. */
interface Candidate extends OpenWish, Moment {}

/** What comes on one day. */
interface CardToCome {
  readonly primary: Candidate;
  readonly lines: readonly Candidate[];
}

const plannedMoments = keptAnswers<Moment | undefined>();
const daysAfter = keptAnswers<Day>();

/**
 * What is to be written to a person now, and when there may be something next. Pure: the same person, calendar and time
 * give the same decision. At most one card a local day, in working hours; the rest join it or wait, the most pressing
 * kind first. A wish ends when it has been said, or when its time is over.
 */
export function decideNudges(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): NudgeDecision {
  const card = firstCard(candidatesOf(rules, person, basis, now));
  if (!card) return {};
  const { at, wish } = card.primary;
  return before(now, at) ? { nextDueAt: instantText(at), nextKind: wish.kind } : { due: dueNudge(card, basis.calendar) };
}

/** Whether a person, as they are now, would still be told this; for what was decided a while ago. */
export function isStillWished(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant, key: WishKey): boolean {
  return candidatesOf(rules, person, basis, now).some(({ wish, at }) => wish.key === key && !before(now, at));
}

/** Whether a person, as they are now, is still to be told this at some time, whatever the hour. */
export function isOpen(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant, key: WishKey): boolean {
  return !isPaused(person, dayOf(localDate(now, basis.calendar.zone)).text) && openWishes(rules, person, basis, now).some(({ wish }) => wish.key === key);
}

function firstCard(candidates: readonly Candidate[]): CardToCome | undefined {
  const firstDay = candidates.map(({ day }) => day.text).sort()[0];
  const [primary, ...others] = candidates.filter(({ day }) => day.text === firstDay).sort(mostPressingFirst);
  return primary && { primary, lines: others.filter(({ joins, at }) => joins && !before(primary.at, at)).slice(0, MOST_LINES) };
}

function dueNudge({ primary: { wish, day }, lines }: CardToCome, { zone }: WorkCalendar): DueNudge {
  return {
    kind: wish.kind,
    key: wish.key,
    lines: lines.map((line) => line.wish.key),
    date: day.text,
    dueAt: instantText(wish.from),
    notAfter: instantText(earlier(closing(day.date, zone), wish.until)),
  };
}

function candidatesOf(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): Candidate[] {
  const { calendar } = basis;
  const allowed = firstAllowed(person, calendar, now);
  if (!allowed) return [];
  return openWishes(rules, person, basis, now).flatMap(({ wish, joins }) => {
    const moment = momentOf(wish, allowed, calendar);
    return moment && before(moment.at, wish.until) ? { wish, joins, at: moment.at, day: moment.day } : [];
  });
}

function openWishes(rules: readonly NudgeRule[], person: Person, basis: NudgeBasis, now: Temporal.Instant): OpenWish[] {
  const { stopped } = person.settings.nudges;
  if (person.unreachable) return [];
  const { said, snooze } = person.nudging;
  const isOpen = (key: WishKey) => !said.some((each) => each.key === key) || snooze?.keys.includes(key);
  const open: OpenWish[] = [];
  for (const rule of rules) {
    if (!isSent(rule.kind, stopped)) continue;
    for (const wish of rule.wishes(person, basis, now)) if (isOpen(wish.key)) open.push({ wish, joins: rule.joins });
  }
  return open;
}

/** Before this nothing is written, whatever it is: today's nudge has been sent, something was put off, or there is a pause. */
function firstAllowed(person: Person, calendar: WorkCalendar, now: Temporal.Instant): Moment | undefined {
  const today = dayOf(localDate(now, calendar.zone));
  let day = today;
  for (let free = dayAfterObstacle(person, calendar, day); free !== 'none'; free = dayAfterObstacle(person, calendar, day)) {
    if (free === 'never') return undefined;
    day = free;
  }
  return { day, at: day === today ? now : later(now, instantAt(day.date, '00:00', calendar.zone)) };
}

/** Asked again after each, because behind one there can be another. */
function dayAfterObstacle(person: Person, calendar: WorkCalendar, { date, text }: Day): Day | 'never' | 'none' {
  const { said, snooze } = person.nudging;
  // A clock that was set back finds days ahead taken, too.
  if (said.some(({ on }) => on === text)) return daysAfter(calendar, text, () => dayOf(date.add({ days: 1 })));
  if (snooze && snooze.until > text) return dayOf(Temporal.PlainDate.from(snooze.until));
  if (!isPaused(person, text)) return 'none';
  return person.pause?.until === undefined ? 'never' : dayOf(Temporal.PlainDate.from(person.pause.until).add({ days: 1 }));
}

/**
 * The first allowed moment of a wish. On the day for which it was planned it comes at once, however late; on a later
 * day not before its `time`, so that what waited is not said sooner because somebody looked in the morning.
 */
function momentOf(wish: Wish, allowed: Moment, calendar: WorkCalendar): Moment | undefined {
  const planned = plannedMoment(wish, calendar);
  if (!planned || !before(planned.at, allowed.at)) return planned;
  const { zone } = calendar;
  const { day } = allowed;
  if (isWorkingDay(calendar, day.date) && before(allowed.at, closing(day.date, zone))) {
    return day.text === planned.day.text ? allowed : { day, at: later(allowed.at, instantAt(day.date, wish.time, zone)) };
  }
  const next = workingDayAfter(calendar, day.date);
  return next && { day: dayOf(next), at: instantAt(next, wish.time, zone) };
}

function plannedMoment({ from, time }: Wish, calendar: WorkCalendar): Moment | undefined {
  return plannedMoments(calendar, `${from.epochMilliseconds} ${time}`, () => {
    const at = nextWorkingMoment(calendar, from, time);
    return at && { at, day: dayOf(localDate(at, calendar.zone)) };
  });
}

function dayOf(date: Temporal.PlainDate): Day {
  return { date, text: dateText(date) };
}

function mostPressingFirst(a: Candidate, b: Candidate): number {
  const byKind = NUDGE_KINDS.indexOf(a.wish.kind) - NUDGE_KINDS.indexOf(b.wish.kind);
  if (byKind !== 0) return byKind;
  return a.wish.from.epochMilliseconds - b.wish.from.epochMilliseconds || (a.wish.key < b.wish.key ? -1 : 1);
}
