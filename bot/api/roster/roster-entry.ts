import { Form } from '../../conversation/form.ts';
import type { OrganisationId, PersonId, TeamId } from '../../domain/ids.ts';
import { changeRosterEntry } from '../../usecases/roster/change-roster-entry.ts';
import { leaveCohort, returnToCohort } from '../../usecases/roster/leave-cohort.ts';
import type { RosterPlace } from '../../usecases/roster/keep-entry.ts';
import { moveMember } from '../../usecases/roster/move-member.ts';
import { viewRosterEntry } from '../../usecases/roster/view-roster-entry.ts';
import { byName, namedTeams } from '../by-name.ts';
import type { FormAnswer } from '../contract/form.ts';
import { entryBody, placeBody, type EntryBody, type RosterEntryView } from '../contract/roster-entry.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE, faultsOf } from '../form-answer.ts';
import { cohortIdOf, parsedBody, personIdOf } from '../parameters.ts';

const PATH = '/cohorts/:cohort/roster/:person';

/** One place on the roster. */
export const rosterEntry: Endpoint = {
  method: 'get',
  path: PATH,
  async answer(call): Promise<RosterEntryView> {
    const { member: { entry, etag, metAt }, teams, organisations, others } = await viewRosterEntry(call.world, call.person.value, placeOf(call));
    return {
      id: entry.pid,
      ...(entry.name === undefined ? {} : { name: entry.name }),
      details: {
        organisation: entry.organisationId,
        school: entry.school,
        ...entry.context,
        position: entry.position,
        team: entry.teamId ?? '',
        manager: entry.manager ?? '',
        protectedIdentity: entry.protectedIdentity,
      },
      met: metAt !== undefined,
      ...(entry.leftOn === undefined ? {} : { leftOn: entry.leftOn }),
      etag,
      teams: namedTeams(teams, call.language),
      organisations: organisations.map(({ id, name }) => ({ id, name })).sort(byName(call.language)),
      others: others.map((other) => ({ id: other.entry.pid, name: other.entry.name ?? '' })).sort(byName(call.language)),
    };
  },
};

/** Of a school, or of one word about it. */
const MOST_TEXT = 80;

export const changeRosterEntryEndpoint: Endpoint = {
  method: 'put',
  path: PATH,
  async answer(call): Promise<FormAnswer> {
    const { etag, details } = parsedBody(entryBody, call.body);
    const form = new Form(details);
    const read = detailsOf(form, details);
    const faults = faultsOf(form, call.t);
    if (faults) return faults;
    await changeRosterEntry(call.world, call.person.value, placeOf(call), read, etag);
    return DONE;
  },
};

/** To another team, out of the cohort, or back. */
export const rosterPlace: Endpoint = {
  method: 'post',
  path: `${PATH}/place`,
  async answer(call): Promise<FormAnswer> {
    const { world, person: { value: person } } = call;
    const body = parsedBody(placeBody, call.body);
    switch (body.kind) {
      case 'move':
        await moveMember(world, person, placeOf(call), teamIn(body.team));
        break;
      case 'leave':
        await leaveCohort(world, person, placeOf(call));
        break;
      case 'return':
        await returnToCohort(world, person, placeOf(call), teamIn(body.team));
        break;
    }
    return DONE;
  },
};

function placeOf(call: ApiCall): RosterPlace {
  return { cohortId: cohortIdOf(call), pid: personIdOf(call) };
}

/** Whether there are such an organisation, team and manager, the use case tells. */
function detailsOf(form: Form, { organisation, position, team, manager, protectedIdentity }: EntryBody['details']) {
  const teamId = teamIn(team);
  return {
    organisationId: organisation as OrganisationId,
    school: form.line('school', 'setup.school', { max: MOST_TEXT }),
    context: {
      schoolForm: form.line('schoolForm', 'setup.school-form', { max: MOST_TEXT }),
      sizeClass: form.line('sizeClass', 'setup.size-class', { max: MOST_TEXT }),
      areaType: form.line('areaType', 'setup.area-type', { max: MOST_TEXT }),
    },
    position,
    protectedIdentity,
    ...(teamId === undefined ? {} : { teamId }),
    ...(manager === '' ? {} : { manager: manager as PersonId }),
  };
}

function teamIn(text: string): TeamId | undefined {
  return text === '' ? undefined : (text as TeamId); // As above.
}
