import type { CampaignReceiver } from '../domain/lane/campaign.ts';
import { broadcastSlots, isMeantBy, NO_COUNTS, recipientKey, type Delivery, type DeliveryResult, type SendAgain, type Ticket, type TicketCounts } from '../domain/lane/lane.ts';
import { wishKey } from '../domain/nudges/wish.ts';
import type { Versioned } from '../ports/stored.ts';

/** Whether who has that slot is one to whom the broadcast is to be sent again. */
export function isMeant(order: SendAgain, ticket: Ticket, slot: DeliveryResult): boolean {
  return (order.only === undefined || slot.id === slotOf(ticket, order.only)) && isMeantBy(order, slot);
}

/** As many of a broadcast's receivers as there are in each state. */
export function countsOf(slots: readonly Versioned<DeliveryResult>[]): TicketCounts {
  const counts = { ...NO_COUNTS };
  for (const { value: { state } } of slots) counts[state] += 1;
  return counts;
}

/** The counts when these wait in the queue once more. */
export function queuedAgain(before: TicketCounts, some: readonly { readonly instead?: Versioned<DeliveryResult> }[]): TicketCounts {
  const counts = { ...before };
  for (const { instead } of some) {
    if (instead) counts[instead.value.state] -= 1;
    counts.queued += 1;
  }
  return counts;
}

export function moved(counts: TicketCounts, from: DeliveryResult['state'], to: DeliveryResult['state']): TicketCounts {
  const after = { ...counts };
  after[from] -= 1;
  after[to] += 1;
  return after;
}

export function slotOf(ticket: Ticket, receiver: CampaignReceiver): string {
  return `${broadcastSlots(ticket)}${recipientKey(receiver)}`;
}

/** Whose slot it is; slotOf wrote it. */
export function receiverIn(ticket: Ticket, { id }: DeliveryResult): CampaignReceiver {
  const key = id.slice(broadcastSlots(ticket).length);
  const [team, cohortId, teamId] = key.split('|');
  if (team !== 'team' || cohortId === undefined || teamId === undefined) return { kind: 'person', pid: key as Extract<CampaignReceiver, { kind: 'person' }>['pid'] };
  const channel = { kind: 'channel', cohortId, teamId };
  return channel as CampaignReceiver;
}

/** Tried also where nothing reached the person, and not if they have answered: it may have been another card. */
export function onceMore({ asks }: Ticket): Pick<Delivery, 'again' | 'unlessAnswered'> {
  return { again: true, ...(asks ? { unlessAnswered: asks } : {}) };
}

export function deliveryOf(ticket: Ticket, receiver: CampaignReceiver, now: string): Delivery {
  const { campaignId, date, notAfter, exempt, reminds } = ticket;
  return {
    id: slotOf(ticket, receiver),
    to: receiver,
    kind: 'meeting-prompt',
    key: wishKey('meeting-prompt', campaignId),
    lines: [],
    date,
    dueAt: now,
    notAfter,
    campaignId,
    ...(exempt ? { exempt } : {}),
    ...(reminds ? onceMore(ticket) : {}),
    state: { kind: 'ready', notBefore: now },
    unknowns: 0,
    delays: 0,
  };
}
