import { listPlaces } from '../usecases/list-places.ts';
import type { PlacesView } from './contract/places.ts';
import type { Endpoint } from './endpoint.ts';

/** What the caller may put in a channel tab. */
export const places: Endpoint = {
  method: 'get',
  path: '/places',
  async answer({ world, person }): Promise<PlacesView> {
    const { cohorts, teams } = await listPlaces(world, person.value);
    return {
      places: [
        ...teams.map(({ cohortId, cohortName, teamId, name }) => ({ kind: 'team' as const, cohort: { id: cohortId, name: cohortName }, team: { id: teamId, name } })),
        ...cohorts.map(({ cohortId, name }) => ({ kind: 'cohort' as const, cohort: { id: cohortId, name } })),
      ],
    };
  },
};
