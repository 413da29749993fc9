import type { CohortId, TeamId } from '../../domain/ids.ts';
import { isAllowed } from '../../domain/policy.ts';
import { listPlaces } from '../../usecases/people/list-places.ts';
import type { PlacesView } from '../contract/places.ts';
import type { Endpoint } from '../endpoint.ts';

/** What the caller may put in a channel tab. */
export const places: Endpoint = {
  method: 'get',
  path: '/places',
  async answer({ world, person }): Promise<PlacesView> {
    const all = await listPlaces(world, person.value);
    // What is closed can still be read where it stands, and gets no new place.
    const cohorts = all.cohorts.filter(({ closedOn }) => closedOn === undefined);
    const teams = all.teams.filter(({ cohortId, closedOn }) => closedOn === undefined && cohorts.some((cohort) => cohort.cohortId === cohortId));
    const leads = (cohortId: CohortId, teamId: TeamId) => (isAllowed(person.value, { kind: 'lead-team', cohortId, teamId }) ? { leads: true as const } : {});
    return {
      places: [
        ...teams.map(({ cohortId, cohortName, teamId, name }) => ({ kind: 'team' as const, cohort: { id: cohortId, name: cohortName }, team: { id: teamId, name }, ...leads(cohortId, teamId) })),
        ...cohorts.map(({ cohortId, name }) => ({ kind: 'cohort' as const, cohort: { id: cohortId, name } })),
      ],
    };
  },
};
