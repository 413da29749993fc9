import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId, TenantId } from '../../domain/ids.ts';
import { organisationKey, type Organisation, type Readiness } from '../../domain/organisation.ts';
import { momentOf } from '../../domain/person/moment.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { World } from '../world.ts';

const MOST_TRIES = 5;

/** What is done in an organisation, or not after all, with today's date. Throws `not-allowed`, `not-found`, `too-busy`. */
export async function tickReadiness(world: World, facilitator: Person, at: OrganisationInCohort, step: Readiness, done: boolean): Promise<void> {
  await assertMayChange(world, facilitator, at);
  const { date } = momentOf(facilitator, world.clock.now());
  await change(world, at.organisationId, (organisation) => {
    if (done === (organisation.ready[step] !== undefined)) return organisation;
    const { [step]: _before, ...others } = organisation.ready;
    return { ...organisation, ready: done ? { ...others, [step]: date } : others };
  });
}

/** Its name and tenant. False when another has that name. Throws `not-allowed`, `not-found`, `too-busy`. */
export async function describeOrganisation(world: World, facilitator: Person, at: OrganisationInCohort, said: { readonly name: string; readonly tenantId?: TenantId }): Promise<boolean> {
  await assertMayChange(world, facilitator, at);
  const others = (await world.organisations.list()).filter(({ value }) => value.id !== at.organisationId);
  if (others.some(({ value }) => organisationKey(value.name) === organisationKey(said.name))) return false;
  await change(world, at.organisationId, ({ tenantId: _before, ...organisation }) => ({ ...organisation, ...said }));
  return true;
}

export interface OrganisationInCohort {
  readonly cohortId: CohortId;
  readonly organisationId: OrganisationId;
}

/** Who leads the cohort answers for the organisations that have people in it, and for no others. */
async function assertMayChange(world: World, facilitator: Person, { cohortId, organisationId }: OrganisationInCohort): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const members = await world.rosters.all(cohortId);
  if (!members.some(({ entry }) => entry.organisationId === organisationId && entry.leftOn === undefined)) throw new LedtradError('not-found');
}

async function change(world: World, id: OrganisationId, decide: (organisation: Organisation) => Organisation): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const there = await world.organisations.find(id);
    if (!there) throw new LedtradError('not-found');
    const decided = decide(there.value);
    if (decided === there.value) return;
    try {
      await world.organisations.save(decided, there.etag);
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}
