import { isAllowed } from '../../domain/policy.ts';
import { listPlaces } from '../../usecases/people/list-places.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Cohort, Team } from '../../ports/cohorts.ts';
import type { World } from '../../usecases/world.ts';
import type { MeView } from '../contract/me.ts';
import type { Endpoint } from '../endpoint.ts';

const PHOTO = { 'not-asked': 'offered', yes: 'shown', no: 'declined' } as const;

/** Who is signed in, and which pages are theirs. */
export const me: Endpoint = {
  method: 'get',
  path: '/me',
  async answer({ world, person: { value: person }, services }): Promise<MeView> {
    const { cohorts, teams: all } = await listPlaces(world, person);
    const teams = all.filter(({ closedOn }) => closedOn === undefined);
    return {
      name: person.name,
      ...(person.settings.language ? { language: person.settings.language } : {}),
      zone: person.settings.zone,
      madeUp: cohorts.some(({ madeUp }) => madeUp),
      participant: isAllowed(person, { kind: 'reflect' }) || person.left.length > 0,
      teams: teams.map(({ cohortId, cohortName, teamId, name }) => ({ cohort: { id: cohortId, name: cohortName }, team: { id: teamId, name } })),
      cohorts: cohorts.map(({ cohortId, name }) => ({ id: cohortId, name })),
      leads: [...leadsOf(person, cohorts, teams), ...(await administeredBy(world, person))],
      createsCohorts: isAllowed(person, { kind: 'create-cohort' }),
      heads: await headsOf(world, person),
      ...(services.profiles && !person.protectedIdentity ? { photo: PHOTO[person.settings.photo ?? 'not-asked'] } : {}),
      ...(services.chatUrl ? { chatUrl: services.chatUrl } : {}),
    };
  },
};

async function headsOf(world: World, { roles }: Person): Promise<MeView['heads']> {
  const ids = roles.flatMap((role) => (role.kind === 'head' ? [role.organisationId] : []));
  const found = await Promise.all(ids.map((id) => world.organisations.find(id)));
  return found.flatMap((organisation) => (organisation ? [{ id: organisation.value.id, name: organisation.value.name }] : []));
}

function leadsOf(person: Person, cohorts: readonly Cohort[], teams: readonly Team[]): MeView['leads'] {
  return cohorts.filter(({ cohortId }) => isAllowed(person, { kind: 'lead-in-cohort', cohortId })).map(({ cohortId, name, closedOn }) => ({
    cohort: { id: cohortId, name },
    ...(closedOn === undefined ? {} : { closedOn }),
    whole: isAllowed(person, { kind: 'lead-cohort', cohortId }),
    teams: teams
      .filter((team) => team.cohortId === cohortId && isAllowed(person, { kind: 'lead-team', cohortId, teamId: team.teamId }))
      .map((team) => ({ id: team.teamId, name: team.name })),
  }));
}

/** Where who leads nothing administers an organisation: its people's roles are theirs to change. */
async function administeredBy(world: World, person: Person): Promise<MeView['leads']> {
  const ids = new Set(person.roles.flatMap((role) => (role.kind === 'admin' && role.by !== undefined ? [role.by] : [])));
  const others = [...ids].filter((cohortId) => !isAllowed(person, { kind: 'lead-in-cohort', cohortId }));
  const found = await Promise.all(others.map((cohortId) => world.cohorts.find(cohortId)));
  return found.flatMap((cohort) => (cohort ? [{ cohort: { id: cohort.value.cohortId, name: cohort.value.name }, whole: false, teams: [], rolesOnly: true }] : []));
}
