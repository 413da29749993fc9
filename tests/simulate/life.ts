import { Temporal } from 'temporal-polyfill';
import { addWeeks, parseIsoWeek, type IsoWeek } from '../../bot/domain/calendar/iso-week.ts';
import type { DueNudge } from '../../bot/domain/nudges/decide.ts';
import { WEEKDAYS, WEEKLY_TIMES } from '../../bot/domain/nudges/weekly-hours.ts';
import { subjectOf, type WishKey } from '../../bot/domain/nudges/wish.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { answers, comesBack, didNotManage, pauses, snoozes, triesAgain, wants, type Doing } from '../domain/nudges/doings.ts';
import type { Chance } from './chance.ts';
import { HABITS, type Member } from './cohort.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a member does, so many milliseconds from now. */
export interface Plan {
  readonly in: number;
  readonly does: Doing;
  /** And then a colleague has something to read. */
  readonly shares?: true;
}

/** What a card leads to with somebody of that habit. */
export function reactionsTo({ key, lines, date }: DueNudge, member: Member, chance: Chance): Plan[] {
  const week = weekAskedBy(key);
  return [
    ...(week ? toQuestion(key, week, date, member, chance) : []),
    ...[key, ...lines].filter((each) => each.startsWith('analysis|')).flatMap(() => toInvitation(chance)),
  ];
}

function toQuestion(key: WishKey, week: IsoWeek, date: string, { habit }: Pick<Member, 'habit'>, chance: Chance): Plan[] {
  const isReminder = key.startsWith('reminder|');
  if (chance.happens(habit === 'silent' ? 0.02 : 0.006)) return pause(date, chance);
  if (!isReminder && chance.happens(0.05)) return [{ in: chance.between(1, 60) * MINUTE, does: snoozes(chance.oneOf([[7, 'tomorrow'], [3, 'next-week']]), key) }];
  const plans: Plan[] = [];
  if (chance.happens(HABITS[habit][isReminder ? 'reminder' : 'card'])) plans.push(anAnswer(week, afterACard(chance), chance));
  // Some write before they are asked, and some find another day.
  if (chance.happens(0.02)) plans.push(anAnswer(addWeeks(week, 1), chance.between(4 * 24, 6 * 24) * HOUR, chance));
  if (chance.happens(0.004)) plans.push({ in: HOUR, does: wants({ weekday: chance.oneOf(WEEKDAYS.map((day) => [1, day])), time: chance.oneOf(WEEKLY_TIMES.map((time) => [1, time])) }) });
  return plans;
}

function anAnswer(week: IsoWeek, wait: number, chance: Chance): Plan {
  if (chance.happens(0.15)) return { in: wait, does: didNotManage(week) };
  const daysAhead = chance.happens(0.25) ? chance.between(1, 10) : 0;
  const answering = answers(week);
  return {
    in: wait,
    does: (person, now) => ({ ...withoutPeers(answering(person, now), chance), ...(daysAhead > 0 ? { stepDay: localDay(now, person).add({ days: daysAhead }).toString() } : {}) }),
    ...(chance.happens(0.3) ? { shares: true } : {}),
  };
}

/** Most while the card is in front of them, some in the evening or the next morning, a few days later. */
function afterACard(chance: Chance): number {
  return chance.oneOf([
    [55, chance.between(1, 90) * MINUTE],
    [25, chance.between(2, 20) * HOUR],
    [20, chance.between(20, 90) * HOUR],
  ]);
}

/** The card asks no reason; most say until when. */
function pause(date: string, chance: Chance): Plan[] {
  const weeks = chance.between(1, 4);
  const until = chance.happens(0.6) ? Temporal.PlainDate.from(date).add({ weeks }).toString() : undefined;
  return [{ in: 10 * MINUTE, does: pauses(until) }, ...(until === undefined ? [{ in: (weeks + 2) * 7 * DAY, does: comesBack }] : [])];
}

/** Half of those who are invited analyse, and then try again. */
function toInvitation(chance: Chance): Plan[] {
  if (!chance.happens(0.5)) return [];
  const days = chance.between(1, 10);
  return [{ in: days * DAY, does: analyses }, { in: (days + 4) * DAY, does: triesAgain }];
}

const analyses: Doing = (person) => ({ ...person, trials: person.trials.map((trial) => ({ ...trial, step: 'analysing' })) });

/** Who writes has mostly answered those who waited, too. */
function withoutPeers(person: Person, chance: Chance): Person {
  return person.peersWaiting.length > 0 && chance.happens(0.7) ? { ...person, peersWaiting: [] } : person;
}

function weekAskedBy(key: WishKey): IsoWeek | undefined {
  return /^(?:weekly-card|reminder)\|/.test(key) ? parseIsoWeek(subjectOf(key)) : undefined;
}

function localDay(now: Temporal.Instant, { settings }: Person): Temporal.PlainDate {
  return now.toZonedDateTimeISO(settings.zone).toPlainDate();
}
