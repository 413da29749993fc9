import { addWeeks, compareWeeks, isoWeekOf, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { questionOf } from '../../domain/reflection/question.ts';
import { standingIn, type WeekStanding } from '../../domain/team/asked-and-answered.ts';
import type { SharedReflection } from '../../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

/** Who asked for help longer ago has been met since, at a meeting if not before. */
const WEEKS_OF_ASKS = 4;
/** So many are read at once; the others are still told of. */
const MOST_ASKS_READ = 20;

export interface Overview {
  readonly lastWeek: IsoWeek;
  readonly thisWeek: IsoWeek;
  readonly teams: readonly OverviewTeam[];
  /** The latest first. */
  readonly asks: readonly HelpWanted[];
}

export interface OverviewTeam {
  readonly team: Team;
  /** Those who are in no list left out. */
  readonly members: readonly { readonly pid: PersonId; readonly name: string; readonly lastWeek: WeekStanding; readonly thisWeek: WeekStanding }[];
  /** Persons with protected identity, who are counted and not listed. */
  readonly notListed: number;
}

/** A member asks for the facilitator's help. */
export interface HelpWanted {
  readonly team: Team;
  readonly id: string;
  /** Absent for a protected identity. */
  readonly name?: string;
  readonly week: IsoWeek;
  /** What they wrote, if they let the team read it. */
  readonly shared?: SharedReflection['shown'];
}

/** Changes when the overview may: the cheap question before it. Throws `not-allowed`. */
export async function overviewVersion(world: World, facilitator: Person, cohortId: CohortId): Promise<string> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  return await world.cohorts.version(cohortId);
}

/**
 * Who has been asked and has answered in the teams that one leads, and who wants help: for helping, and never for judging.
 * Two requests for who leads the whole cohort (and one for each thousand members more), else one and one for each team;
 * and one for each shared reflection in which somebody asks for help. The same however many weeks there have been.
 * Throws `not-allowed`.
 */
export async function viewOverview(world: World, facilitator: Person, cohortId: CohortId): Promise<Overview> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const thisWeek = isoWeekOf(world.clock.now(), facilitator.settings.zone);
  const teams = await membersOfLed(world, facilitator, cohortId);
  return {
    lastWeek: addWeeks(thisWeek, -1),
    thisWeek,
    teams: teams.map(({ team, members }) => ({ team, members: listed(members, thisWeek), notListed: members.filter(({ name }) => name === undefined).length })),
    asks: await asksIn(world, teams, thisWeek),
  };
}

interface Led {
  readonly team: Team;
  readonly members: readonly MemberSummary[];
}

async function membersOfLed(world: World, facilitator: Person, cohortId: CohortId): Promise<readonly Led[]> {
  const led = (await world.cohorts.teams(cohortId)).filter(({ teamId }) => isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
  if (!isAllowed(facilitator, { kind: 'lead-cohort', cohortId })) {
    return await Promise.all(led.map(async (team) => ({ team, members: (await world.cohorts.teamPage(team))?.members ?? [] })));
  }
  const byTeam = await world.cohorts.summariesByTeam(cohortId);
  return led.map((team) => ({ team, members: byTeam.get(team.teamId) ?? [] }));
}

function listed(members: readonly MemberSummary[], week: IsoWeek): OverviewTeam['members'] {
  return members.flatMap((member) => {
    const { pid, name } = member;
    return name === undefined ? [] : [{ pid, name, lastWeek: standingIn(addWeeks(week, -1), member, week), thisWeek: standingIn(week, member, week) }];
  });
}

async function asksIn(world: World, teams: readonly Led[], thisWeek: IsoWeek): Promise<readonly HelpWanted[]> {
  const since = addWeeks(thisWeek, 1 - WEEKS_OF_ASKS);
  const asks = teams
    .flatMap(({ team, members }) => members.flatMap(({ pid, name, asks }) => (asks ? [{ team, pid, name, ...asks }] : [])))
    .filter(({ id }) => compareWeeks(questionOf(id).week, since) >= 0)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return await Promise.all(asks.map(async ({ team, pid, name, id, at, shared }, index): Promise<HelpWanted> => {
    const row = shared && index < MOST_ASKS_READ ? await world.cohorts.sharedOne(team, { pid, id, submittedAt: at }) : undefined;
    return { team, id: `${pid}.${id}`, ...(name === undefined ? {} : { name }), week: questionOf(id).week, ...(row?.shown ? { shared: row.shown } : {}) };
  }));
}
