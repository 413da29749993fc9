import { notAfterAgain } from '../../domain/broadcast/check-content.ts';
import type { SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';
import { carryOut } from './carry-out.ts';
import { changeSent } from './change-sent.ts';
import { homesOf, byLane } from './freeze.ts';
import { leadsAllOf } from './may-act.ts';
import { findSent, progressOfBroadcast } from './view-broadcast.ts';

const MOST_NOT_MET = 20_000;

/**
 * Once more to those alone whom it did not reach, and to those of whom nobody knows if that is wanted; also to who has
 * come to the door since. The receivers stay those who were frozen. Throws `not-allowed`, `not-found` where there is
 * nobody to send it to, or no use in it.
 */
export async function resendBroadcast(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId, { uncertain }: { uncertain: boolean }): Promise<void> {
  const read = await findSent(world, facilitator, cohortId, id);
  if (!leadsAllOf(facilitator, cohortId, read.value.scope)) throw new LedtradError('not-allowed');
  const { may } = await progressOfBroadcast(world, facilitator, read);
  if (!may.resend || may.resend.failed + (uncertain ? may.resend.uncertain : 0) === 0) throw new LedtradError('not-found');
  await admitNewcomers(world, read.value);
  const now = world.clock.now();
  await changeSent(world, facilitator, cohortId, id, ({ outcome: _counted, ...broadcast }) =>
    ({ ...broadcast, again: { at: instantText(now), uncertain, notAfter: notAfterAgain(broadcast, now) } }));
  await carryOut(world, { cohortId, id });
}

/** Receivers who had never been met, and have come since: they get a lane. Breaking off leaves each in one place or the other. */
async function admitNewcomers(world: World, { campaignId }: SentBroadcast): Promise<void> {
  let frozen = await world.campaigns.frozen(campaignId);
  if (!frozen || frozen.value.notMet === 0) return;
  const outside = await world.campaigns.receivers(campaignId, undefined, { limit: MOST_NOT_MET });
  const pids = outside.flatMap((receiver): PersonId[] => (receiver.kind === 'person' ? [receiver.pid] : []));
  const homes = await homesOf(world, pids);
  for (const [tenantId, receivers] of byLane(pids.map((pid) => [homes.get(pid), { kind: 'person', pid }]))) {
    if (tenantId !== undefined) frozen = await world.campaigns.becomeReachable(campaignId, tenantId, receivers, frozen);
  }
}
