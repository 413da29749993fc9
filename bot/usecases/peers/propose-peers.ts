import { LedtradError } from '../../domain/errors.ts';
import type { CohortId } from '../../domain/ids.ts';
import { MOST_IN_A_ROUND, proposeGroups } from '../../domain/peers/propose-groups.ts';
import type { PeerGroup, PeerScope } from '../../domain/peers/round.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertLeadsPeers, readPeerSituation, type PeerSituation } from './read-peer-situation.ts';
import type { World } from '../world.ts';

export interface PeerProposalWish {
  readonly scope: PeerScope;
  /** Of the confirmed round only for those who have lost their colleague or have none; the others stay together. */
  readonly renews: boolean;
  /** Of the open proposal in whose place this one comes. */
  readonly etag?: string;
}

/**
 * A proposal of colleagues, for the facilitator to arrange and confirm; nobody else learns of it.
 * Throws `not-allowed`, `not-found`, `input-invalid` for more people than can be matched at once, `conflict` if
 * somebody else has proposed in between.
 */
export async function proposePeers(world: World, facilitator: Person, cohortId: CohortId, { scope, renews, etag }: PeerProposalWish): Promise<void> {
  const situation = await readPeerSituation(world, facilitator, cohortId, scope);
  const { eligible, peers, timesMet } = situation;
  if (eligible.length > MOST_IN_A_ROUND) throw new LedtradError('input-invalid');
  const id = world.ids.peerRound();
  const kept = renews ? groupsThatStand(situation) : [];
  const people = eligible.filter((pid) => !kept.some((group) => group.includes(pid)));
  const { groups } = proposeGroups({ people, peers, timesMet, seed: id, kept });
  await world.peerRounds.propose(cohortId, { id, scope, groups, ...(renews ? { renews: true as const } : {}) }, etag);
}

/** Groups of the confirmed round of whom everybody can still be somebody's colleague. */
export function groupsThatStand({ confirmed: [current], eligible }: PeerSituation): readonly PeerGroup[] {
  const can = new Set(eligible);
  return current?.value.groups.filter((group) => group.every((pid) => can.has(pid))) ?? [];
}

/** Throws `not-allowed`, `conflict` if it has been arranged or confirmed in between. */
export async function discardProposal(world: World, facilitator: Person, cohortId: CohortId, scope: PeerScope, etag: string): Promise<void> {
  assertLeadsPeers(facilitator, cohortId, scope);
  await world.peerRounds.discard(cohortId, scope, etag);
}
