import type { ProgrammeId } from '../domain/ids.ts';
import { nameKey } from '../domain/roster/name-key.ts';
import type { Cohort } from '../ports/cohorts.ts';
import type { World } from '../usecases/world.ts';
import type { RosterArguments } from './arguments.ts';

export type FoundCohort = { readonly cohort: Cohort; readonly isNew: boolean } | { readonly fault: string };

/** Whose roster is meant. A new cohort of a name that is there with nobody on it is that one: making it broke off. */
export async function findCohort(world: World, { cohort: wanted, newCohort, programme }: RosterArguments): Promise<FoundCohort> {
  const pages = await Promise.all((await world.cohorts.list()).map((cohortId) => world.cohorts.cohortPage(cohortId)));
  const cohorts = pages.flatMap((page) => (page ? [page.cohort] : []));
  if (newCohort !== undefined) return await madeAnew(world, cohorts, newCohort, programme);
  const found = wanted === undefined ? cohorts : cohorts.filter(({ cohortId, name }) => cohortId === wanted || nameKey(name) === nameKey(wanted));
  const [only, ...more] = found;
  if (only && more.length === 0) return { cohort: only, isNew: false };
  if (cohorts.length === 0) return { fault: 'There is no cohort yet. Make one: --new "Its name"' };
  const there = cohorts.map(({ cohortId, name }) => `  ${cohortId}  ${name}`).join('\n');
  return { fault: `${only ? 'There are several cohorts' : 'There is no such cohort'}. Say which one with --cohort:\n${there}` };
}

async function madeAnew(world: World, cohorts: readonly Cohort[], name: string, programme: string | undefined): Promise<FoundCohort> {
  const known = world.catalogue.programmes.map(({ id }) => id);
  const programmeId: ProgrammeId | undefined = programme === undefined ? world.intake : known.find((id) => id === programme);
  if (programmeId === undefined) return { fault: `There is no programme ${programme}. There are: ${known.join(', ')}` };
  const there = cohorts.find((cohort) => nameKey(cohort.name) === nameKey(name));
  if (!there) return { cohort: { cohortId: world.ids.cohort(), name, programme: programmeId, madeUp: false, phases: [] }, isNew: true };
  if ((await world.rosters.all(there.cohortId)).length > 0) return { fault: `There is a cohort of that name already. Import to it: --cohort ${there.cohortId}` };
  return { cohort: there, isNew: false };
}
