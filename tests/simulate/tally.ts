import { Temporal } from 'temporal-polyfill';
import { isoWeekOfDate, type IsoWeek } from '../../bot/domain/calendar/iso-week.ts';
import { isAnswered } from '../../bot/domain/calendar/ledger.ts';
import { keptAnswers } from '../../bot/domain/calendar/kept-answers.ts';
import type { QuietReason } from '../../bot/domain/calendar/work-calendar.ts';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import type { DueNudge } from '../../bot/domain/nudges/decide.ts';
import type { NudgeKind } from '../../bot/domain/nudges/kind.ts';
import { isSilent } from '../../bot/domain/nudges/weekly-schedule.ts';
import { isPaused } from '../../bot/domain/person/pause.ts';
import { PLANNER } from '../support/world.ts';
import type { Member } from './cohort.ts';

/** Days later than wished; more are counted with the last. */
export const MOST_DAYS_LATE = 7;

export interface KindTally {
  /** By how many days later than wished they came. */
  readonly cards: number[];
  lines: number;
}

export interface WeekTally {
  readonly kinds: Record<string, number>;
  cards: number;
  lines: number;
  /** At its end: of those who are trying something. */
  trying: number;
  asked: number;
  answered: number;
  halved: number;
  paused: number;
  /** No working day for the weekly card. */
  quiet: number;
}

const quietDaysOf = keptAnswers<(QuietReason | undefined)[]>();

interface LocalTime {
  readonly date: Temporal.PlainDate;
  readonly day: string;
  readonly week: IsoWeek;
  readonly hour: number;
  readonly minutes: number;
}

/** What was sent when, and what must never be. */
export class Tally {
  readonly kinds = new Map<NudgeKind, KindTally>();
  readonly weeks = new Map<IsoWeek, WeekTally>();
  /** Cards by hour and weekday, 1 = Monday. */
  readonly hours = new Map<number, number[]>();
  readonly faults: string[] = [];
  /** Cards with so many lines. */
  readonly linesOnACard = [0, 0, 0];
  cards = 0;
  again = 0;
  members = 0;
  outOfReach = 0;
  /** With everything stopped, at the end. */
  stopped = 0;
  /** How many members had at the most so many cards in one week. */
  readonly fullestWeeks: number[] = [];
  /** Members of each municipality. */
  readonly sizes: number[] = [];
  /** Weekdays of all members on which nothing may come, by why. */
  readonly quietDays = { holiday: 0, break: 0 };
  /** Of the municipality that is played now. */
  readonly #counts = new Map<Member, { day: string; week: IsoWeek; cards: number; most: number }>();
  readonly #local = new Map<number, LocalTime>();

  sent(member: Member, { kind, key, lines, dueAt }: DueNudge, time: number): void {
    const { date, day, week, hour, minutes } = this.#localTime(time);
    this.#check(member, date, day, minutes);
    this.#count(member, day, week);
    this.cards += 1;
    if (member.person.nudging.snooze?.keys.includes(key)) this.again += 1;
    const late = this.#localTime(Date.parse(dueAt)).date.until(date).days;
    const ofKind = this.#kind(kind);
    const days = Math.min(MOST_DAYS_LATE, late);
    ofKind.cards[days] = (ofKind.cards[days] ?? 0) + 1;
    for (const line of lines) this.#kind(kindOf(line)).lines += 1;
    this.linesOnACard[lines.length] = (this.linesOnACard[lines.length] ?? 0) + 1;
    const ofWeek = this.#week(week);
    ofWeek.cards += 1;
    ofWeek.lines += lines.length;
    ofWeek.kinds[kind] = (ofWeek.kinds[kind] ?? 0) + 1;
    const ofHour = this.hours.get(hour) ?? [0, 0, 0, 0, 0, 0, 0, 0];
    ofHour[date.dayOfWeek] = (ofHour[date.dayOfWeek] ?? 0) + 1;
    this.hours.set(hour, ofHour);
  }

  weekEnded(monday: Temporal.PlainDate, members: readonly Member[]): void {
    const week = isoWeekOfDate(monday);
    const ofWeek = this.#week(week);
    const days = [0, 1, 2, 3, 4].map((each) => monday.add({ days: each }));
    for (const { person } of members) {
      if (!person.focus || person.settings.nudges.stopped === 'all') continue;
      ofWeek.trying += 1;
      const { calendar } = PLANNER.basisOf(person);
      const reasons = quietDaysOf(calendar, week, () => days.map((date) => calendar.quietOn(date)));
      this.quietDays.holiday += reasons.filter((reason) => reason === 'holiday').length;
      this.quietDays.break += reasons.filter((reason) => reason === 'break').length;
      if (reasons.every((reason) => reason !== undefined)) ofWeek.quiet += 1;
      else if (person.pause && days.every((date) => isPaused(person, date.toString()))) ofWeek.paused += 1;
      else if (isSilent(person.ledger, week)) ofWeek.halved += 1;
      if (person.nudging.said.some(({ key }) => key === `weekly-card|${week}`)) ofWeek.asked += 1;
      if (isAnswered(person.ledger, week)) ofWeek.answered += 1;
    }
  }

  /** A municipality's weeks are over, and its members can be forgotten. */
  ended(municipality: number, members: readonly Member[]): void {
    this.sizes[municipality] = members.length;
    this.members += members.length;
    this.outOfReach += members.filter(({ isOutOfReach }) => isOutOfReach).length;
    this.stopped += members.filter(({ person }) => person.settings.nudges.stopped === 'all').length;
    for (const { most } of this.#counts.values()) this.fullestWeeks[most] = (this.fullestWeeks[most] ?? 0) + 1;
    this.#counts.clear();
  }

  #check(member: Member, date: Temporal.PlainDate, day: string, minutes: number): void {
    const { person } = member;
    if (this.#counts.get(member)?.day === day) this.faults.push(`${person.pid} got two cards on ${day}`);
    if (minutes < 7 * 60 + 30 || minutes >= 17 * 60) this.faults.push(`${person.pid} got a card on ${day} at minute ${minutes}`);
    const quiet = PLANNER.basisOf(person).calendar.quietOn(date);
    if (quiet !== undefined) this.faults.push(`${person.pid} got a card on ${day}, a ${quiet}`);
    if (isPaused(person, day)) this.faults.push(`${person.pid} got a card on ${day} in a pause`);
  }

  #count(member: Member, day: string, week: IsoWeek): void {
    const known = this.#counts.get(member);
    const cards = known?.week === week ? known.cards + 1 : 1;
    this.#counts.set(member, { day, week, cards, most: Math.max(cards, known?.most ?? 0) });
  }

  #kind(kind: NudgeKind): KindTally {
    const known = this.kinds.get(kind) ?? { cards: [], lines: 0 };
    this.kinds.set(kind, known);
    return known;
  }

  #week(week: IsoWeek): WeekTally {
    const known = this.weeks.get(week) ?? { kinds: {}, cards: 0, lines: 0, trying: 0, asked: 0, answered: 0, halved: 0, paused: 0, quiet: 0 };
    this.weeks.set(week, known);
    return known;
  }

  /** By Temporal and not by what the planner uses, and once a minute, since it takes long. */
  #localTime(time: number): LocalTime {
    const minute = Math.floor(time / 60_000);
    let local = this.#local.get(minute);
    if (!local) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(DEFAULT_ZONE);
      const date = zoned.toPlainDate();
      local = { date, day: date.toString(), week: isoWeekOfDate(date), hour: zoned.hour, minutes: zoned.hour * 60 + zoned.minute };
      this.#local.set(minute, local);
    }
    return local;
  }
}

function kindOf(key: string): NudgeKind {
  return key.slice(0, key.indexOf('|')) as NudgeKind; // A key of the planner's own begins with its kind.
}
