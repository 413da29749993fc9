import { LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import { assertAllowed, isAllowed, readsOf } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Published } from '../../domain/publication/republish.ts';
import type { SharedReflection } from '../../domain/team/shared-reflection.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { Page } from '../../ports/stored.ts';
import type { World } from '../world.ts';

export interface CohortPage {
  readonly cohort: Cohort;
  readonly published: Published | undefined;
  readonly shared: Page<SharedReflection>;
}

const NOTHING: Page<SharedReflection> = { items: [] };

/**
 * Two requests after the head, at any size and age of the cohort. What is shared with all of it is for who takes part or
 * leads there, and of those whose manager somebody is they read nothing as a facilitator. Throws `not-allowed`, `not-found`.
 */
export async function viewCohort(world: World, person: Person, cohortId: CohortId, page: { limit: number; before?: string }): Promise<CohortPage> {
  assertAllowed(person, { kind: 'read-cohort', cohortId });
  const [found, shared] = await Promise.all([
    world.cohorts.cohortPage(cohortId),
    isAllowed(person, { kind: 'read-shared-in-cohort', cohortId }) ? world.cohorts.shared(cohortId, { audience: 'cohort' }, page) : NOTHING,
  ]);
  if (!found) throw new LedtradError('not-found');
  return { cohort: found.cohort, published: found.published, shared: { ...shared, items: shared.items.filter(({ pid }) => readsOf(person, cohortId, pid)) } };
}
