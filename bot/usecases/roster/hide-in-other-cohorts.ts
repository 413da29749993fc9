import type { CohortId } from '../../domain/ids.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';

/** Who has got protected identity is named on no other roster either. Also where they stand without a role: a request a cohort. Throws `conflict`, `too-busy`: then once more. */
export async function hideInOtherCohorts(world: World, here: CohortId, person: Pick<Person, 'pid' | 'roles'>): Promise<void> {
  const all = new Set([...(await world.cohorts.list()), ...cohortsOf(person)]);
  for (const cohortId of [...all].filter((other) => other !== here)) {
    const found = await world.rosters.find(cohortId, person.pid);
    if (!found || found.value.protectedIdentity) continue;
    const { name: _, ...nameless } = found.value;
    await world.rosters.save(cohortId, { ...nameless, protectedIdentity: true }, found.etag);
  }
}
