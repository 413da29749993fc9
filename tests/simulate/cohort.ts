import { Temporal } from 'temporal-polyfill';
import { isoWeekOfDate } from '../../bot/domain/calendar/iso-week.ts';
import { emptyLedger } from '../../bot/domain/calendar/ledger.ts';
import type { PersonId, TenantId, TrialId } from '../../bot/domain/ids.ts';
import { DEFAULT_NUDGES, type NudgeSettings } from '../../bot/domain/nudges/nudging.ts';
import { WEEKLY_TIMES, WEEKDAYS } from '../../bot/domain/nudges/weekly-hours.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { aPerson, CATALOGUE, COHORT, objectId, PROGRAMME, TEAM } from '../support/world.ts';
import type { Chance } from './chance.ts';

const MUNICIPALITIES = 290;
/** So that a small cohort has large municipalities, too. */
const MEMBERS_OF_ONE = 5;
const TEAM_SIZE = 8;

/** How often somebody answers: of each card, and of each reminder after it. */
export const HABITS = {
  diligent: { card: 0.88, reminder: 0.6 },
  sometimes: { card: 0.45, reminder: 0.3 },
  silent: { card: 0.04, reminder: 0.02 },
} as const;
export type Habit = keyof typeof HABITS;

export interface Member {
  readonly index: number;
  /** A municipality is a tenant. */
  readonly municipality: number;
  readonly habit: Habit;
  /** No chat with the app, so nothing reaches them. */
  readonly isOutOfReach: boolean;
  /** Local date on which they choose what to try. */
  readonly begins: string;
  person: Person;
}

/** A learning team, and when it meets: every fourth week, the same day and hour. */
export interface Team {
  readonly members: readonly Member[];
  readonly firstWeek: number;
  readonly weekday: number;
  readonly time: string;
}

export interface Municipality {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
}

/** Its principals; nobody of them exists. `first` numbers them through the nation. */
export function madeUpMunicipality({ number, size, first }: { number: number; size: number; first: number }, monday: Temporal.PlainDate, chance: Chance): Municipality {
  const calendar = chance.oneOf([[3, 'se-sportlov-7'], [4, 'se-sportlov-8'], [4, undefined], [1, 'se-sportlov-10']]);
  const members = Array.from({ length: size }, (_, index) => aMember(first + index, { municipality: number, calendar }, monday, chance));
  return { members, teams: teamsOf(members, chance) };
}

/** A nation's: many in a few, few in most. The largest has a fourteenth of all, the smallest a thousandth; at least one. */
export function municipalitySizes(size: number): number[] {
  const weights = Array.from({ length: Math.min(MUNICIPALITIES, Math.ceil(size / MEMBERS_OF_ONE)) }, (_, rank) => 1 / (rank + 3));
  const sum = weights.reduce((a, b) => a + b, 0);
  const sizes = weights.map((weight) => Math.max(1, Math.round((size * weight) / sum)));
  const surplus = sizes.reduce((a, b) => a + b, 0) - size;
  return sizes.map((count, rank) => (rank === 0 ? Math.max(1, count - surplus) : count));
}

function aMember(index: number, { municipality, calendar }: { municipality: number; calendar: string | undefined }, monday: Temporal.PlainDate, chance: Chance): Member {
  const begins = monday.add({ days: chance.oneOf([[6, chance.between(0, 4)], [2, chance.between(7, 11)], [1, chance.between(14, 25)]]) });
  const nudges: NudgeSettings = {
    ...DEFAULT_NUDGES,
    ...(calendar === undefined ? {} : { calendar }),
    ...(chance.happens(0.2) ? { weekday: chance.oneOf(WEEKDAYS.map((day) => [1, day])), time: chance.oneOf(WEEKLY_TIMES.map((time) => [1, time])) } : {}),
    ...(chance.happens(0.08) ? { inBreaks: 'at-work' } : {}),
    stopped: chance.oneOf<NudgeSettings['stopped']>([[95, []], [3, ['reminder']], [1, ['peer-waiting']], [1, 'all']]),
  };
  const person = aPerson({
    pid: `m-${String(index).padStart(5, '0')}` as PersonId,
    name: `Person ${index}`,
    home: { tenantId: tenantOf(municipality), objectId: objectId(index) },
    roles: [{ kind: 'principal', cohortId: COHORT, teamId: TEAM, programme: PROGRAMME, joined: isoWeekOfDate(monday) }],
    ledger: emptyLedger(isoWeekOfDate(monday)),
  });
  return {
    index,
    municipality,
    habit: chance.oneOf([[55, 'diligent'], [30, 'sometimes'], [15, 'silent']]),
    isOutOfReach: chance.happens(0.01),
    begins: begins.toString(),
    person: { ...person, settings: { ...person.settings, nudges } },
  };
}

/** Of one municipality, as many as there are; in the smallest a pair, or one alone. */
function teamsOf(colleagues: readonly Member[], chance: Chance): Team[] {
  const teams: Team[] = [];
  for (let from = 0; from < colleagues.length; from += TEAM_SIZE) {
    teams.push({
      members: colleagues.slice(from, from + TEAM_SIZE),
      firstWeek: chance.between(2, 5),
      weekday: chance.oneOf([[1, 1], [3, 2], [3, 3], [2, 4], [1, 5]]),
      time: chance.oneOf([[1, '08:30'], [3, '13:00'], [2, '15:00']]),
    });
  }
  return teams;
}

function tenantOf(municipality: number): TenantId {
  return `00000000-0000-4000-9000-${String(municipality).padStart(12, '0')}` as TenantId; // Made up, so it needs no check.
}

/** The person with their first action chosen. */
export function withTrial(person: Person, date: string): Person {
  const action = CATALOGUE.action('verksamhet.rundor');
  if (!action) throw new Error('the catalogue has lost an action');
  const id = 't-1' as TrialId;
  const started = isoWeekOfDate(Temporal.PlainDate.from(date));
  return {
    ...person,
    trials: [{ id, areaId: action.areaId, actionId: action.id, actionVersion: 1, iteration: 1, state: 'active', step: 'trying', started, startedOn: date }],
    focus: id,
    nextStep: 'Gå en runda till',
  };
}
