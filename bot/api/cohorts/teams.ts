import { Form } from '../../conversation/form.ts';
import { closeTeam, createTeam, renameTeam, reopenTeam } from '../../usecases/cohorts/change-team.ts';
import { listTeams } from '../../usecases/cohorts/list-teams.ts';
import { noteChannelTab } from '../../usecases/cohorts/note-channel-tab.ts';
import { byName } from '../by-name.ts';
import { channelBody, newTeam, setupChange, type TeamsView } from '../contract/cohort-setup.ts';
import type { FormAnswer } from '../contract/form.ts';
import type { Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { cohortIdOf, parsedBody, teamIdOf } from '../parameters.ts';
import { SETUP_NAME } from './setup-name.ts';

/** The learning teams that the caller leads, and how they are set up. */
export const teams: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/teams',
  async answer(call): Promise<TeamsView> {
    const list = await listTeams(call.world, call.person.value, cohortIdOf(call));
    const { cohortId, name, closedOn } = list.cohort;
    return {
      cohort: { id: cohortId, name, ...(closedOn === undefined ? {} : { closedOn }) },
      leadAll: [...list.leadAll],
      teams: list.teams.map(({ team, members, leaders, channel }) => ({
        id: team.teamId,
        name: team.name,
        ...(team.closedOn === undefined ? {} : { closedOn: team.closedOn }),
        members,
        leaders: [...leaders],
        channelTab: channel?.tab !== undefined,
        digest: channel?.digest !== undefined,
      })).sort(byName(call.language)),
    };
  },
};

export const newTeamEndpoint: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/teams',
  async answer(call): Promise<FormAnswer> {
    const form = new Form(parsedBody(newTeam, call.body));
    const name = form.line('name', 'setup.team-name', SETUP_NAME);
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    await createTeam(call.world, call.person.value, cohortIdOf(call), name);
    return DONE;
  },
};

/** Another name, or closed, or open again. */
export const changeTeamEndpoint: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/teams/:team',
  async answer(call): Promise<FormAnswer> {
    const { world, person: { value: person } } = call;
    const place = { cohortId: cohortIdOf(call), teamId: teamIdOf(call) };
    const body = parsedBody(setupChange, call.body);
    const form = new Form(body);
    const name = body.name === undefined ? undefined : form.line('name', 'setup.team-name', SETUP_NAME);
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    if (name !== undefined) await renameTeam(world, person, place, name);
    if (body.closed === true) await closeTeam(world, person, place);
    if (body.closed === false) await reopenTeam(world, person, place);
    return DONE;
  },
};

/** Where Teams says that the team's tab was put; the tenant is the token's. */
export const teamChannel: Endpoint = {
  method: 'put',
  path: '/cohorts/:cohort/teams/:team/channel',
  async answer(call): Promise<FormAnswer> {
    const { world, person, identity } = call;
    const { channelId, groupId } = parsedBody(channelBody, call.body);
    const tab = { tenantId: identity.tenantId, channelId, ...(groupId === undefined ? {} : { groupId }) };
    await noteChannelTab(world, person.value, { cohortId: cohortIdOf(call), teamId: teamIdOf(call) }, tab);
    return DONE;
  },
};
