import { isAllowed } from '../../domain/policy.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import type { Cohort, Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

export interface Places {
  readonly cohorts: readonly Cohort[];
  readonly teams: readonly Team[];
}

/** The cohorts and learning teams that a person may open, by their own roles. Two requests a cohort. */
export async function listPlaces(world: World, person: Person): Promise<Places> {
  const cohortIds = cohortsOf(person);
  const found = await Promise.all(cohortIds.map(async (cohortId) => {
    const [page, teams] = await Promise.all([world.cohorts.cohortPage(cohortId), world.cohorts.teams(cohortId)]);
    return { cohort: page?.cohort, teams: teams.filter(({ teamId }) => isAllowed(person, { kind: 'read-team', cohortId, teamId })) };
  }));
  return {
    cohorts: found.flatMap(({ cohort }) => (cohort ? [cohort] : [])),
    teams: found.flatMap(({ teams }) => teams),
  };
}
