import type { CohortId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import type { World } from '../world.ts';

export interface RosterList {
  /** Those who are in no list left out. */
  readonly members: readonly RosterMember[];
  readonly teams: readonly Team[];
  readonly organisations: readonly Organisation[];
  /** Persons with protected identity, who are counted and not listed. */
  readonly notListed: number;
}

/**
 * Who is on a cohort's roster: all of it for who leads the cohort, the members of the own teams for who leads teams in
 * it. Three requests, and one for each thousand more. Throws `not-allowed`.
 */
export async function listRoster(world: World, facilitator: Person, cohortId: CohortId): Promise<RosterList> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const leadsAll = isAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const [all, teams, organisations] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId), world.organisations.list()]);
  const led = teams.filter(({ teamId }) => leadsAll || isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
  const seen = all.filter(({ entry }) => entry.leftOn === undefined)
    .filter(({ entry }) => leadsAll || (takesPart(entry) && led.some(({ teamId }) => teamId === entry.teamId)));
  return {
    members: seen.filter(({ entry }) => !entry.protectedIdentity),
    teams: led,
    organisations: organisations.map(({ value }) => value),
    notListed: seen.filter(({ entry }) => entry.protectedIdentity).length,
  };
}
