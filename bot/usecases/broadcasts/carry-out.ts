import type { SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import type { CampaignId, CohortId, TenantId } from '../../domain/ids.ts';
import { lanesOf } from '../../domain/lane/campaign.ts';
import { FAILURE_STATES, NO_COUNTS, type Ticket } from '../../domain/lane/lane.ts';
import type { Versioned } from '../../ports/stored.ts';
import type { World } from '../world.ts';

/**
 * Tells the lanes what has been decided of a broadcast: to send it, to remind of it, to send it again, to stop. Each is
 * told in a way in which telling it twice changes nothing, so a note beside the broadcast stays until all have been told,
 * and who finds it tells them once more.
 */
export async function carryOut(world: World, { cohortId, id }: Pick<SentBroadcast, 'cohortId' | 'id'>): Promise<void> {
  // What is decided after the note was read leaves another one.
  const note = await world.broadcasts.note(cohortId, id);
  if (note) await tellLanes(world, cohortId, note);
}

/** Of those of a cohort that broke off; one request when there are none. */
export async function carryOutAll(world: World, cohortId: CohortId): Promise<void> {
  for (const note of await world.broadcasts.toCarryOut(cohortId)) await tellLanes(world, cohortId, note);
}

async function tellLanes(world: World, cohortId: CohortId, note: Versioned<CampaignId>): Promise<void> {
  const broadcast = (await world.broadcasts.find(cohortId, note.value))?.value;
  if (broadcast?.kind === 'sent') await tell(world, broadcast);
  await world.broadcasts.carriedOut(cohortId, note);
}

async function tell(world: World, broadcast: SentBroadcast): Promise<void> {
  const { campaignId, again, reminder, cancelledAt } = broadcast;
  const lanes = await lanesOfCampaign(world, campaignId);
  const reminded = reminder ? await lanesOfCampaign(world, reminder.campaignId) : [];
  for (const tenantId of lanes) await world.lanes.issue(tenantId, ticketOf(broadcast));
  for (const tenantId of reminded) await world.lanes.issue(tenantId, reminderTicketOf(broadcast));
  if (again && cancelledAt === undefined) {
    const states = FAILURE_STATES.filter((state) => again.uncertain || state !== 'uncertain');
    for (const tenantId of lanes) await world.lanes.sendAgain(tenantId, { campaignId, states, at: again.at, notAfter: again.notAfter });
  }
  if (cancelledAt === undefined) return;
  for (const tenantId of lanes) await world.lanes.cancel(tenantId, campaignId);
  for (const tenantId of reminded) if (reminder) await world.lanes.cancel(tenantId, reminder.campaignId);
}

async function lanesOfCampaign(world: World, campaignId: CampaignId): Promise<readonly TenantId[]> {
  const frozen = await world.campaigns.frozen(campaignId);
  return frozen ? lanesOf(frozen.value) : [];
}

function ticketOf({ campaignId, sendAt, notAfter, exempt, deadlineAt }: SentBroadcast): Ticket {
  return {
    campaignId,
    from: sendAt,
    notAfter,
    date: ticketDate(sendAt),
    exempt,
    ...(deadlineAt === undefined ? {} : { asks: campaignId }),
    expanded: false,
    cancelled: false,
    counts: NO_COUNTS,
  };
}

function reminderTicketOf(broadcast: SentBroadcast): Ticket {
  const { campaignId, reminder, deadlineAt, notAfter } = broadcast;
  if (!reminder) throw new TypeError('a broadcast without a reminder has no ticket for it');
  return {
    campaignId: reminder.campaignId,
    from: reminder.at,
    notAfter: deadlineAt ?? notAfter,
    date: ticketDate(reminder.at),
    exempt: reminder.exempt,
    asks: campaignId,
    reminds: true,
    expanded: false,
    cancelled: false,
    counts: NO_COUNTS,
  };
}

/** Of the slots of its receivers: UTC. */
export function ticketDate(from: string): string {
  return from.slice(0, 10);
}
