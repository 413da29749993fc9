import type { CohortId } from '../../domain/ids.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';

/** Who has got protected identity is named on no other roster either. Throws `conflict`, `too-busy`: then once more. */
export async function hideInOtherCohorts(world: World, here: CohortId, person: Person): Promise<void> {
  for (const cohortId of cohortsOf(person).filter((other) => other !== here)) {
    const found = await world.rosters.find(cohortId, person.pid);
    if (!found || found.value.protectedIdentity) continue;
    const { name: _, ...nameless } = found.value;
    await world.rosters.save(cohortId, { ...nameless, protectedIdentity: true }, found.etag);
  }
}
