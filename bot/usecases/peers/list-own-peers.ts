import { peersOfNow } from '../../domain/peers/current-peers.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';

/** A protected identity has no name. */
export interface OwnPeer {
  readonly name?: string;
}

/**
 * Whom the person reflects with now: a request each. Who has left the cohort is nobody's colleague any more, and who has
 * got another one in a later round is not this person's.
 */
export async function listOwnPeers(world: World, person: Person): Promise<readonly OwnPeer[]> {
  const current = peersOfNow(person);
  if (!current) return [];
  const peers = await Promise.all(current.with.map((pid) => world.people.load(pid)));
  return peers.flatMap((peer): readonly OwnPeer[] => {
    if (!peer?.value.peers?.with.includes(person.pid) || !membershipsOf(peer.value).some(({ cohortId }) => cohortId === current.cohortId)) return [];
    return [peer.value.protectedIdentity ? {} : { name: peer.value.name }];
  });
}
