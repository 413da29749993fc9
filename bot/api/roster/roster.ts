import { listRoster } from '../../usecases/roster/list-roster.ts';
import { byName } from '../by-name.ts';
import type { RosterView } from '../contract/roster.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdOf } from '../parameters.ts';

/** Who is on a cohort's roster, for who leads in it. */
export const roster: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/roster',
  async answer(call): Promise<RosterView> {
    const { members, teams, organisations, notListed } = await listRoster(call.world, call.person.value, cohortIdOf(call));
    const teamNames = new Map(teams.map(({ teamId, name }) => [teamId, name]));
    const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]));
    return {
      members: members.map(({ entry, metAt }) => ({
        id: entry.pid,
        name: entry.name ?? '',
        position: entry.position,
        organisation: organisationNames.get(entry.organisationId) ?? '',
        school: entry.school,
        ...(entry.teamId === undefined ? {} : { team: { id: entry.teamId, name: teamNames.get(entry.teamId) ?? '' } }),
        met: metAt !== undefined,
      })).sort(byName(call.language)),
      notListed,
    };
  },
};
