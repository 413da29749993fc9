import { isOpen, type SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId, PersonId } from '../../domain/ids.ts';
import type { Frozen } from '../../domain/lane/campaign.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';
import { carryOut } from './carry-out.ts';
import { changeSent } from './change-sent.ts';
import { countCampaign } from './count-campaign.ts';
import { byLane, homesOf } from './freeze.ts';
import { leadsAllOf } from './may-act.ts';
import { findSent, toRemind } from './view-broadcast.ts';

/**
 * The one reminder, to those who have the question and have not answered it now: they are frozen, and who answers in
 * between gets none. `people` is what was shown; with another number nothing is sent. `now`: beside the day's one nudge.
 * Throws `not-allowed`, and `not-found` where there is nothing to remind of, or nobody.
 */
export async function remindOfBroadcast(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId, { people, now }: { people: number; now: boolean }): Promise<'reminded' | 'count-changed'> {
  const { value: broadcast } = await findSent(world, facilitator, cohortId, id);
  if (!leadsAllOf(facilitator, cohortId, broadcast.scope)) throw new LedtradError('not-allowed');
  const at = instantText(world.clock.now());
  // Told twice, it has been done.
  if (broadcast.reminder) return await completed(world, broadcast);
  if (!isOpen(broadcast, at) || broadcast.cancelledAt !== undefined) throw new LedtradError('not-found');
  const counted = await countCampaign(world, broadcast.campaignId, { from: broadcast.sendAt, isCancelled: false });
  const pids = toRemind(counted, await world.campaigns.answeredBy(broadcast.campaignId));
  if (pids.length !== people) return 'count-changed';
  if (pids.length === 0) throw new LedtradError('not-found');
  const campaignId = world.ids.campaign();
  await freezeReminder(world, broadcast, campaignId, pids);
  await changeSent(world, facilitator, cohortId, id, ({ outcome: _counted, ...current }) =>
    (current.reminder || current.cancelledAt !== undefined ? undefined : { ...current, reminder: { campaignId, at, exempt: now, people: pids.length } }));
  await carryOut(world, { cohortId, id });
  return 'reminded';
}

async function completed(world: World, broadcast: SentBroadcast): Promise<'reminded'> {
  await carryOut(world, broadcast);
  return 'reminded';
}

/** A campaign of its own, with the same text. */
async function freezeReminder(world: World, { campaignId: of }: SentBroadcast, id: CampaignId, pids: readonly PersonId[]): Promise<void> {
  const original = await world.campaigns.find(of);
  if (!original) throw new LedtradError('not-found');
  const homes = await homesOf(world, pids);
  const lanes = byLane(pids.map((pid) => [homes.get(pid), { kind: 'person', pid }]));
  for (const [tenantId, receivers] of lanes) await world.campaigns.addReceivers(id, tenantId, receivers);
  const people = Object.fromEntries([...lanes].flatMap(([tenantId, receivers]) => (tenantId === undefined ? [] : [[tenantId, receivers.length]])));
  const frozen: Frozen = { people, channels: {}, notMet: lanes.get(undefined)?.length ?? 0, notLinked: 0 };
  await world.campaigns.confirm({ ...original, id, reminds: of }, frozen);
}
