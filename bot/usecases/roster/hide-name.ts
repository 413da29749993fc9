import type { PersonId, CohortId } from '../../domain/ids.ts';
import { projectPersonEverywhere } from '../project-person.ts';
import type { World } from '../world.ts';
import { cohortsOf } from '../../domain/person/person.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import { hideAmongCandidates } from '../selection/hide-among-candidates.ts';
import { hideAtMeetings } from '../meetings/hide-at-meetings.ts';
import { hideInHandovers } from '../cohorts/hide-in-handovers.ts';
import { hideInOtherCohorts } from './hide-in-other-cohorts.ts';

const A_PAGE = 100;

/**
 * Takes a protected identity's name from everywhere but their own partition: from what they have shared, also where they
 * have left; from other rosters, meetings, candidates and handovers. Their head says already that they are protected. The
 * same again changes nothing, and completes what broke off. Throws `conflict`, `too-busy`: then once more.
 */
export async function hideName(world: World, here: CohortId, { pid, seat }: Pick<RosterEntry, 'pid' | 'seat'>): Promise<void> {
  await hideInShared(world, pid);
  await hideAmongCandidates(world, { pid, ...(seat === undefined ? {} : { seat }) });
  const person = await world.people.load(pid);
  if (!person) return;
  await hideInOtherCohorts(world, here, person.value);
  await hideAtMeetings(world, person.value);
  for (const cohortId of new Set([here, ...cohortsOf(person.value)])) await hideInHandovers(world, cohortId, person.value);
}

async function hideInShared(world: World, pid: PersonId): Promise<void> {
  let before: string | undefined;
  do {
    const page = await world.people.reflections(pid, { limit: A_PAGE, ...(before === undefined ? {} : { before }) });
    for (const reflection of page.items) {
      const person = await world.people.load(pid);
      if (person) await projectPersonEverywhere(world, person.value, reflection);
    }
    before = page.earlier;
  } while (before !== undefined);
}
