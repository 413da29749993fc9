import { LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import type { PeerGroup, PeerScope } from '../../domain/peers/round.ts';
import type { Person } from '../../domain/person/person.ts';
import { readPeerSituation } from './read-peer-situation.ts';
import type { World } from '../world.ts';

/**
 * The open proposal as the facilitator wants it, finished or not: whether it may be confirmed is told by what is found
 * in it (domain/peers/findings.ts). Whoever is in no group is shown as such.
 * Throws `not-allowed`, `not-found`, `input-invalid` for somebody who is named twice or is not of these, `conflict` if
 * it has been changed in between.
 */
export async function arrangePeers(world: World, facilitator: Person, cohortId: CohortId, scope: PeerScope, { groups, etag }: { groups: readonly PeerGroup[]; etag: string }): Promise<void> {
  const { proposal, eligible } = await readPeerSituation(world, facilitator, cohortId, scope);
  if (proposal?.etag !== etag) throw new LedtradError('conflict');
  const people = groups.flat();
  const known = new Set([...eligible, ...proposal.value.groups.flat()]);
  if (new Set(people).size !== people.length || !people.every((pid) => known.has(pid))) throw new LedtradError('input-invalid');
  await world.peerRounds.propose(cohortId, { ...proposal.value, groups: groups.filter(({ length }) => length > 0) }, etag);
}
