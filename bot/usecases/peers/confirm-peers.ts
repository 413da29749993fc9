import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PeerRoundId } from '../../domain/ids.ts';
import { findingsIn, isForbidden } from '../../domain/peers/findings.ts';
import type { ConfirmedRound, PeerScope } from '../../domain/peers/round.ts';
import type { Person } from '../../domain/person/person.ts';
import { readPeerSituation } from './read-peer-situation.ts';
import { tellPeers } from './tell-peers.ts';
import type { World } from '../world.ts';

/**
 * The proposal becomes the round that holds, in one conditional write, and then each member's head learns with whom. What
 * broke off in between is completed by confirming it once more; until then the page says that not everybody knows.
 * Throws `not-allowed`, `not-found`, `conflict` if it has been changed in between, `input-invalid` for groups that may
 * not be: of one school, of one chain of command, of one person or more than three, with somebody who is left out.
 */
export async function confirmPeers(world: World, facilitator: Person, cohortId: CohortId, scope: PeerScope, { id, etag }: { id: PeerRoundId; etag: string }): Promise<void> {
  const { proposal, confirmed: [current], peers, eligible, timesMet } = await readPeerSituation(world, facilitator, cohortId, scope);
  if (current?.value.id === id) return await tellPeers(world, cohortId, scope);
  if (proposal?.value.id !== id || proposal.etag !== etag) throw new LedtradError('conflict');
  const can = new Set(eligible);
  const { groups } = proposal.value;
  if (groups.length === 0 || groups.some((group) => findingsIn(group, peers, (pid) => can.has(pid), timesMet).some(isForbidden))) throw new LedtradError('input-invalid');
  const round: ConfirmedRound = { ...proposal.value, confirmedAt: later(instantText(world.clock.now()), current?.value.confirmedAt) };
  await world.peerRounds.confirm(cohortId, round, etag);
  await tellPeers(world, cohortId, scope);
}

/** A clock that was set back must not put a round behind the one that it ends. */
function later(now: string, before: string | undefined): string {
  return before === undefined || before < now ? now : instantText(Temporal.Instant.from(before).add({ milliseconds: 1 }));
}
