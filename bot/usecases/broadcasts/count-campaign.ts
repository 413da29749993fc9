import type { SentAgain } from '../../domain/broadcast/broadcast.ts';
import { addProgress, progressOf, receiverState, type Progress, type ReceiverState } from '../../domain/broadcast/progress.ts';
import type { CampaignId, TenantId } from '../../domain/ids.ts';
import { lanesOf, type Frozen } from '../../domain/lane/campaign.ts';
import { broadcastSlots, FAILURE_STATES, isMeantBy, recipientKey, type DeliveryResult, type ResultState, type SendAgain, type Ticket } from '../../domain/lane/lane.ts';
import type { World } from '../world.ts';
import { ticketDate } from './carry-out.ts';

export interface CountedCampaign {
  readonly people: Progress;
  readonly frozen: Frozen;
  /** Of receivers who have been queued at least, by recipientKey. */
  readonly states: ReadonlyMap<string, ReceiverState>;
  /** What became of those who are not among them. */
  readonly others: ReceiverState;
  /** Every lane says that it is over. */
  readonly isOver: boolean;
}

const PLANNED: ReceiverState = { kind: 'planned' };
const NOT_MET: ReceiverState = { kind: 'unreachable', reason: 'not-met' };
const NO_TICKET = { isOver: false };
const CHANNEL = /^team\|/;

/**
 * How far a campaign has come, counted from what stands in its receivers' slots, which is true at every moment. Two
 * requests a lane, three while something is on its way, and one for each thousand receivers more; what is over is asked for at the end.
 */
export async function countCampaign(world: World, campaignId: CampaignId, { from, isCancelled, again }: { from: string; isCancelled: boolean; again?: SentAgain }): Promise<CountedCampaign> {
  const frozen = (await world.campaigns.frozen(campaignId))?.value ?? { people: {}, channels: {}, notMet: 0, notLinked: 0 };
  const lanes = lanesOf(frozen);
  const ticket = { campaignId, date: ticketDate(from) };
  const parts = await Promise.all(lanes.map((tenantId) => statesIn(world, tenantId, ticket, { isCancelled, again })));
  const states = new Map(parts.flatMap((part) => [...part]));
  const others: ReceiverState = { kind: isCancelled ? 'cancelled' : 'planned' };
  const peoplesStates = [...states].filter(([key]) => !CHANNEL.test(key)).map(([, state]) => state);
  const people = [
    progressOf(peoplesStates),
    progressOf(times(others, sum(frozen.people) - peoplesStates.length)),
    progressOf(times(NOT_MET, frozen.notMet)),
  ].reduce(addProgress);
  const isQuiet = people.sending === 0 && people.planned === 0 && ![...states.values()].some(({ kind }) => kind === 'planned' || kind === 'sending');
  return { people, frozen, states, others, isOver: isQuiet && await areOver(world, lanes, campaignId) };
}

async function statesIn(world: World, tenantId: TenantId, ticket: Pick<Ticket, 'campaignId' | 'date'>, { isCancelled, again }: { isCancelled: boolean; again: SentAgain | undefined }): Promise<ReadonlyMap<string, ReceiverState>> {
  const slots = (await world.lanes.slotsOf(tenantId, ticket)).map(({ value }) => value);
  if (slots.length === 0) return await statesLongAfter(world, tenantId, ticket, isCancelled);
  const isAnyQueued = slots.some(({ state }) => state === 'queued');
  // Read after the slots: what has ended in between counts as the slot says.
  const queue = isAnyQueued ? await world.lanes.queue(tenantId) : [];
  const sending = new Set(queue.filter(({ state }) => state.kind === 'sending').map(({ id }) => id));
  const order = again && !isCancelled ? await waitingOrder(world, tenantId, ticket, slots, again) : undefined;
  const prefix = broadcastSlots(ticket);
  return new Map(slots.map((slot) => [slot.id.slice(prefix.length), order && isMeantBy(order, slot) ? PLANNED : receiverState(slot, { isSending: sending.has(slot.id), isCancelled })]));
}

/** To be sent again, which the lane has not begun: those whom it is for wait like others, and have failed no more. */
async function waitingOrder(world: World, tenantId: TenantId, { campaignId }: Pick<Ticket, 'campaignId'>, slots: readonly DeliveryResult[], { at }: SentAgain): Promise<SendAgain | undefined> {
  const mayWait = slots.some((slot) => isMeantBy({ states: FAILURE_STATES, at }, slot));
  if (!mayWait) return undefined;
  return (await world.lanes.orders(tenantId)).again.map(({ value }) => value).find((order) => order.campaignId === campaignId && order.only === undefined);
}

/** Slots are cleared away after two months; what the ticket counted stays. */
async function statesLongAfter(world: World, tenantId: TenantId, { campaignId }: Pick<Ticket, 'campaignId'>, isCancelled: boolean): Promise<ReadonlyMap<string, ReceiverState>> {
  const known = await world.lanes.ticket(tenantId, campaignId);
  if (!known?.isOver) return new Map();
  const { queued: _none, ...ended } = known.ticket.counts;
  // Keys of a record of the states in which a delivery ends.
  const counts = Object.entries(ended) as [ResultState, number][];
  return new Map(counts.flatMap(([state, count]) => Array.from({ length: count }, (_, index) => [`${state} ${index}`, receiverState({ state }, { isSending: false, isCancelled })] as const)));
}

/** A lane may still be queueing what has just been cancelled, or have been told of nothing yet. */
async function areOver(world: World, lanes: readonly TenantId[], campaignId: CampaignId): Promise<boolean> {
  const tickets = await Promise.all(lanes.map(async (tenantId) => (await world.lanes.ticket(tenantId, campaignId)) ?? NO_TICKET));
  return tickets.every(({ isOver }) => isOver);
}

export function stateOf({ states, others }: Pick<CountedCampaign, 'states' | 'others'>, receiver: Parameters<typeof recipientKey>[0]): ReceiverState {
  return states.get(recipientKey(receiver)) ?? others;
}

function times(state: ReceiverState, count: number): readonly ReceiverState[] {
  return Array.from({ length: Math.max(0, count) }, () => state);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
