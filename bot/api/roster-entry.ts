import type { OrganisationId, PersonId, TeamId } from '../domain/ids.ts';
import { changeRosterEntry } from '../usecases/change-roster-entry.ts';
import { leaveCohort, returnToCohort } from '../usecases/leave-cohort.ts';
import type { RosterPlace } from '../usecases/keep-entry.ts';
import { moveMember } from '../usecases/move-member.ts';
import { viewRosterEntry } from '../usecases/view-roster-entry.ts';
import type { SaveAnswer } from './contract/cohort-setup.ts';
import { entryBody, placeBody, type EntryBody, type RosterEntryView } from './contract/roster-entry.ts';
import type { ApiCall, Endpoint } from './endpoint.ts';
import { cohortIdOf, parsedBody, personIdOf } from './parameters.ts';
import { faultIn, shortText } from './short-text.ts';

const PATH = '/cohorts/:cohort/roster/:person';

/** One place on the roster. */
export const rosterEntry: Endpoint = {
  method: 'get',
  path: PATH,
  async answer(call): Promise<RosterEntryView> {
    const { member: { entry, etag, metAt }, teams, organisations, others } = await viewRosterEntry(call.world, call.person.value, placeOf(call));
    const byName = <Named extends { name: string }>(all: Named[]) => all.sort((a, b) => a.name.localeCompare(b.name, call.language));
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
      teams: byName(teams.map(({ teamId, name }) => ({ id: teamId, name }))),
      organisations: byName(organisations.map(({ id, name }) => ({ id, name }))),
      others: byName(others.map((other) => ({ id: other.entry.pid, name: other.entry.name ?? '' }))),
    };
  },
};

const TEXTS = { school: 'setup.school', schoolForm: 'setup.school-form', sizeClass: 'setup.size-class', areaType: 'setup.area-type' } as const;

export const changeRosterEntryEndpoint: Endpoint = {
  method: 'put',
  path: PATH,
  async answer(call): Promise<SaveAnswer> {
    const { etag, details } = parsedBody(entryBody, call.body);
    for (const [field, label] of entriesOf(TEXTS)) {
      const message = faultIn(call, shortText(details[field]), label, { required: false });
      if (message !== undefined) return { kind: 'refused', field, message };
    }
    await changeRosterEntry(call.world, call.person.value, placeOf(call), detailsOf(details), etag);
    return { kind: 'done' };
  },
};

/** To another team, out of the cohort, or back. */
export const rosterPlace: Endpoint = {
  method: 'post',
  path: `${PATH}/place`,
  async answer(call): Promise<SaveAnswer> {
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
    return { kind: 'done' };
  },
};

function placeOf(call: ApiCall): RosterPlace {
  return { cohortId: cohortIdOf(call), pid: personIdOf(call) };
}

/** Whether there are such an organisation, team and manager, the use case tells. */
function detailsOf({ organisation, school, schoolForm, sizeClass, areaType, position, team, manager, protectedIdentity }: EntryBody['details']) {
  const teamId = teamIn(team);
  return {
    organisationId: organisation as OrganisationId,
    school: shortText(school),
    context: { schoolForm: shortText(schoolForm), sizeClass: shortText(sizeClass), areaType: shortText(areaType) },
    position,
    protectedIdentity,
    ...(teamId === undefined ? {} : { teamId }),
    ...(manager === '' ? {} : { manager: manager as PersonId }),
  };
}

function teamIn(text: string): TeamId | undefined {
  return text === '' ? undefined : (text as TeamId); // As above.
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): readonly (readonly [Key, Value])[] {
  return Object.entries(record) as [Key, Value][]; // entries() forgets the keys of a record that has no others.
}
