import { isAllowed } from '../../domain/policy.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import type { CohortId, TeamId } from '../../domain/ids.ts';
import type { Cohort, Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

/** Who is in more teams of a cohort has all of its teams read, in one request. */
const MOST_READ_ALONE = 3;

export interface Places {
  readonly cohorts: readonly Cohort[];
  readonly teams: readonly Team[];
}

/**
 * The cohorts and learning teams that a person may open, by their own roles. Two requests a cohort, and one for each
 * further team there, four at most. Every open page asks for this once a minute, so who is in a few teams does not have
 * a nation's read.
 */
export async function listPlaces(world: World, person: Person): Promise<Places> {
  const cohortIds = cohortsOf(person);
  const found = await Promise.all(cohortIds.map(async (cohortId) => {
    const [cohort, teams] = await Promise.all([world.cohorts.find(cohortId), readTeams(world, person, cohortId)]);
    return { cohort: cohort?.value, teams: teams.filter(({ teamId }) => isAllowed(person, { kind: 'read-team', cohortId, teamId })) };
  }));
  return {
    cohorts: found.flatMap(({ cohort }) => (cohort ? [cohort] : [])),
    teams: found.flatMap(({ teams }) => teams),
  };
}

/** Their own at least, by id. */
async function readTeams(world: World, person: Person, cohortId: CohortId): Promise<readonly Team[]> {
  const own = teamsNamed(person, cohortId);
  if (own === 'all' || own.length > MOST_READ_ALONE) return await world.cohorts.teams(cohortId);
  const found = await Promise.all(own.map((teamId) => world.cohorts.findTeam({ cohortId, teamId })));
  return found.flatMap((team) => team?.value ?? []);
}

/** Those of a cohort that the person's roles name. */
function teamsNamed({ roles }: Person, cohortId: CohortId): 'all' | readonly TeamId[] {
  const named = new Set<TeamId>();
  for (const role of roles) {
    if (!('cohortId' in role) || role.cohortId !== cohortId) continue;
    if (role.kind === 'principal') named.add(role.teamId);
    if (role.kind !== 'facilitator') continue;
    if (role.teams === 'all') return 'all';
    for (const teamId of role.teams) named.add(teamId);
  }
  return [...named].sort();
}
