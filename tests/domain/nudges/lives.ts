import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../../bot/domain/calendar/instant-text.ts';
import { isoWeekOfDate } from '../../../bot/domain/calendar/iso-week.ts';
import { localDate } from '../../../bot/domain/calendar/zone.ts';
import { STOPPABLE_KINDS } from '../../../bot/domain/nudges/kind.ts';
import type { NudgeSettings } from '../../../bot/domain/nudges/nudging.ts';
import { WEEKDAYS, WEEKLY_TIMES } from '../../../bot/domain/nudges/weekly-hours.ts';
import { subjectOf } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { beginning, zone } from './builders.ts';
import { answers, comesBack, didNotManage, endsTheTrial, hasAPeer, isAnswered, meets, pauses, snoozes, stops, triesAgain, wants, type Doing } from './doings.ts';
import type { Happening, Jump, Outage } from './timeline.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One person and all that they and the installation meet with. */
export interface Life {
  readonly person: Person;
  readonly from: number;
  readonly until: number;
  readonly happenings: readonly Happening[];
  readonly outages: readonly Outage[];
  readonly jumps: readonly Jump[];
  readonly looks: readonly number[];
}

/** In steps of ten minutes, so that somebody who looks every ten minutes misses nothing. */
function someTimeIn(weeks: number): fc.Arbitrary<number> {
  return fc.nat({ max: weeks * 7 * 24 * 6 - 1 }).map((tens) => tens * 10 * MINUTE);
}

const settings: fc.Arbitrary<Partial<NudgeSettings>> = fc.record({
  weekday: fc.constantFrom(...WEEKDAYS),
  time: fc.constantFrom(...WEEKLY_TIMES),
  inBreaks: fc.constantFrom('quiet' as const, 'at-work' as const),
  calendar: fc.constantFrom('se-sportlov-7', 'se-sportlov-10', 'no-vinterferie-8', 'no-such-file'),
}, { requiredKeys: [] });

/** The week asked about last answered: what people do most. */
const answersLast: Doing = (person, now) => {
  const asked = person.nudging.said.find(({ key }) => /^(?:weekly-card|reminder)\|/.test(key));
  return asked ? answers(subjectOf(asked.key))(person, now) : person;
};

const answersThisWeek: Doing = (person, now) => didNotManage(isoWeekOfDate(localDate(now, person.settings.zone)))(person, now);

/** What the last card carried is put off by its own button, on the day that it came or later. */
function putsOff(choice: 'tomorrow' | 'next-week'): Doing {
  return (person, now) => {
    const { said } = person.nudging;
    const keys = said.filter(({ on, key }) => on === said[0]?.on && !key.startsWith('meeting-')).map(({ key }) => key);
    return keys.length === 0 ? person : snoozes(choice, ...keys)(person, now);
  };
}

function inDays(days: number, person: Person, now: Temporal.Instant): Temporal.PlainDate {
  return localDate(now, person.settings.zone).add({ days });
}

const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(answersLast) },
  { weight: 2, arbitrary: fc.constant(answersThisWeek) },
  { weight: 3, arbitrary: fc.constantFrom(putsOff('tomorrow'), putsOff('next-week')) },
  { weight: 2, arbitrary: fc.option(fc.nat({ max: 20 }), { nil: undefined }).map((days): Doing => (person, now) => pauses(days === undefined ? undefined : inDays(days, person, now).toString())(person, now)) },
  { weight: 3, arbitrary: fc.constant(comesBack) },
  { weight: 4, arbitrary: fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 240 })).map(([id, hours]): Doing => (person, now) => meets(id, now.add({ hours }))(person, now)) },
  { weight: 4, arbitrary: fc.uuid().map(hasAPeer) },
  { weight: 1, arbitrary: fc.uuid().map(isAnswered) },
  // More than a card has lines for.
  { weight: 1, arbitrary: fc.uuid().map((id): Doing => (person, now) => ['a', 'b', 'c', 'd'].reduce((told, each) => hasAPeer(`${id}${each}`)(told, now), person)) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 }).map((days): Doing => (person, now) => ({ ...person, stepDay: inDays(days, person, now).toString() })) },
  { weight: 2, arbitrary: settings.map(wants) },
  { weight: 1, arbitrary: fc.constantFrom(...STOPPABLE_KINDS, 'all' as const).map(stops) },
  { weight: 2, arbitrary: fc.constant(wants({ stopped: [] })) },
  { weight: 1, arbitrary: fc.constantFrom(triesAgain, endsTheTrial) },
  { weight: 1, arbitrary: fc.constant<Doing>((person, now) => ({ ...person, unreachable: { since: instantText(now), reason: 'blocked' } })) },
  { weight: 2, arbitrary: fc.constant<Doing>(({ unreachable: _heard, ...person }) => person) },
);

/** Minutes to weeks. */
const duration = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 60 * 24 * 4 }), fc.integer({ min: 60 * 24 * 4, max: 60 * 24 * 21 }))
  .map((minutes) => Math.ceil(minutes / 10) * 10 * MINUTE);

/** Forward and backward, hours to days. */
const jump = fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 24, max: 24 * 10 })).chain((hours) => fc.constantFrom(hours * HOUR, -hours * HOUR));

const zones = ['Europe/Stockholm', 'Europe/Oslo', 'America/Santiago'].map(zone);

export interface LifeOptions {
  readonly withJumps?: 'any' | 'whole-days';
  /** Two months, for pauses, breaks and the halved pace to have room. */
  readonly weeks?: number;
}

export function anyLife({ withJumps, weeks = 8 }: LifeOptions = {}): fc.Arbitrary<Life> {
  const someTime = someTimeIn(weeks);
  return fc.record({
    // Over a year: each zone's changes of the clocks, its holidays and its school's breaks.
    startedOn: fc.nat({ max: 364 }).map((days) => Temporal.PlainDate.from('2026-09-01').add({ days })),
    zone: fc.constantFrom(...zones),
    settings,
    happenings: fc.array(fc.record({ at: someTime, change: doing }), { maxLength: 3 * weeks }),
    outages: fc.array(fc.tuple(someTime, duration), { maxLength: 4 }),
    jumps: withJumps ? fc.array(fc.record({ at: someTime, by: withJumps === 'any' ? jump : jump.map((by) => Math.trunc(by / DAY) * DAY) }), { maxLength: 3 }) : fc.constant<Jump[]>([]),
    looks: fc.array(someTime, { maxLength: 40 }),
  }).map(({ startedOn, zone, settings, happenings, outages, jumps, looks }): Life => {
    const began = beginning(startedOn.toString(), settings);
    const person: Person = { ...began, settings: { ...began.settings, zone } };
    const from = startedOn.toZonedDateTime(zone).epochMilliseconds;
    return {
      person,
      from,
      until: from + weeks * 7 * DAY,
      happenings: happenings.map(({ at, change }) => ({ at: from + at, change })),
      outages: outages.map(([at, length]) => ({ from: from + at, until: from + at + length })),
      jumps: jumps.map(({ at, by }) => ({ at: from + at, by })),
      looks: looks.map((at) => from + at),
    };
  });
}
