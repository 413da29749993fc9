import type { PersonId, TeamId } from '../../domain/ids.ts';
import type { Led } from '../../domain/roster/duties.ts';
import { grantRole } from '../../usecases/cohorts/grant-role.ts';
import { handOver } from '../../usecases/cohorts/hand-over.ts';
import { listRoles } from '../../usecases/cohorts/list-roles.ts';
import { listSuccessors } from '../../usecases/cohorts/list-successors.ts';
import { byName, namedTeams } from '../by-name.ts';
import type { FormAnswer } from '../contract/form.ts';
import { grantBody, handoverBody, type RolesView, type SuccessorsView } from '../contract/roles.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';

/** Who has which role in a cohort, and who could have one. */
export const roles: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/roles',
  async answer(call): Promise<RolesView> {
    const { people, teams, leads } = await listRoles(call.world, call.person.value, cohortIdOf(call));
    return {
      leads,
      teams: namedTeams(teams, call.language),
      people: people.map(({ entry, duties, organisation, mayAdminister }) => ({
        id: entry.pid,
        name: entry.name ?? '',
        organisation,
        leads: duties.leads === 'all' ? 'all' as const : [...duties.leads],
        analyses: duties.analyses,
        heads: duties.heads,
        administers: duties.administers,
        mayAdminister,
      })).sort(byName(call.language)),
    };
  },
};

export const grant: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/roles',
  async answer(call): Promise<FormAnswer> {
    const body = parsedBody(grantBody, call.body);
    const place = { cohortId: cohortIdOf(call), pid: body.person as PersonId }; // Whether they are on the roster, the use case tells.
    await grantRole(call.world, call.person.value, place, body.role === 'facilitator' ? { role: body.role, teams: ledIn(body.teams) } : { role: body.role, holds: body.holds });
    return DONE;
  },
};

/** To whom who leads in a cohort can hand over. */
export const successors: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/successors',
  async answer(call): Promise<SuccessorsView> {
    const { own, teams, people } = await listSuccessors(call.world, call.person.value, cohortIdOf(call));
    return {
      own: own === 'all' ? own : [...own],
      teams: namedTeams(teams, call.language),
      people: people.map(({ pid, name }) => ({ id: pid, name: name ?? '' })).sort(byName(call.language)),
    };
  },
};

export const handover: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/handover',
  async answer(call): Promise<FormAnswer> {
    const { to, teams, keep } = parsedBody(handoverBody, call.body);
    await handOver(call.world, call.person.value, { cohortId: cohortIdOf(call), to: to as PersonId, teams: ledIn(teams), keep }); // As above.
    return DONE;
  },
};

/** A team that is not there grants nothing that could be used. */
function ledIn(teams: 'all' | readonly string[]): Led {
  return teams === 'all' ? 'all' : teams.map((team) => team as TeamId);
}
