import type { CohortId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { countPeople, nextStepOf, worstFirst, type PeopleCount, type ReadinessStep } from '../../domain/readiness.ts';
import type { World } from '../world.ts';

export interface OrganisationReadiness {
  readonly organisation: Organisation;
  /** On the installation's list of those who may come in; false while the tenant is not known. */
  readonly allowed: boolean;
  readonly people: PeopleCount;
  readonly next: ReadinessStep;
}

export interface ReadinessList {
  /** What is furthest from ready first. */
  readonly organisations: readonly OrganisationReadiness[];
  readonly mayChange: boolean;
}

/** How far each organisation with people on the cohort's roster has come. Two requests, one more for each thousand on the roster. Throws `not-allowed`. */
export async function listOrganisations(world: World, facilitator: Person, cohortId: CohortId): Promise<ReadinessList> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const [members, organisations] = await Promise.all([world.rosters.all(cohortId), world.organisations.list()]);
  const here = members.filter(({ entry }) => entry.leftOn === undefined);
  const rows = organisations.flatMap(({ value: organisation }) => {
    const own = here.filter(({ entry }) => entry.organisationId === organisation.id);
    if (own.length === 0) return [];
    const people = countPeople(own.map(({ entry, metAt }) => ({ protectedIdentity: entry.protectedIdentity, met: metAt !== undefined })));
    const allowed = organisation.tenantId !== undefined && world.isAllowedTenant(organisation.tenantId);
    return [{ organisation, allowed, people, next: nextStepOf(organisation, allowed, people) }];
  });
  return { organisations: rows.sort(worstFirst), mayChange: isAllowed(facilitator, { kind: 'lead-cohort', cohortId }) };
}
