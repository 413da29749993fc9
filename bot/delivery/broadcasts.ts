import { instantText } from '../domain/calendar/instant-text.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { CampaignReceiver } from '../domain/lane/campaign.ts';
import { recipientKey, type Delivery, type DeliveryResult, type LaneChange, type LaneGroup, type SendAgain, type Ticket, type TicketCounts } from '../domain/lane/lane.ts';
import type { Versioned } from '../ports/stored.ts';
import { countsOf, deliveryOf, isMeant, moved, onceMore, queuedAgain, receiverIn, slotOf } from './broadcast-slots.ts';
import { unsent, type Claim, type Desk } from './desk.ts';
import type { LaneState } from './lane-state.ts';
import { BROADCAST_ROWS, QUEUED_AT_ONCE } from './round-rows.ts';

/** More than these need not wait in the queue: the receivers are listed. Who is to come on another day is not in their way. */
const MOST_QUEUED = 120;
const RECEIVERS_AT_ONCE = 1_000;

/** An order to send again that is being carried out: who is left of those whom it is for. */
interface Again {
  readonly order: Versioned<SendAgain>;
  readonly left: { readonly receiver: CampaignReceiver; readonly instead?: Versioned<DeliveryResult> }[];
}

/** The broadcasts that a lane carries out: queues their receivers a few at a time, counts what comes of them, cancels, sends again. */
export class Broadcasts {
  readonly #desk: Desk;
  readonly #tickets = new Map<CampaignId, Ticket>();
  readonly #changed = new Set<CampaignId>();
  /** One at a time: the next is read when this one has been carried out. */
  #again: Again | undefined;
  readonly #expansions: LaneGroup[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** After a take-over: what was counted is counted anew from what stands in the slots. */
  async load(): Promise<void> {
    const { world, tenantId } = this.#desk;
    for (const ticket of (await world.lanes.orders(tenantId)).tickets) {
      this.#change({ ...ticket, counts: countsOf(await this.#slots(ticket)) });
    }
  }

  /** Looks for new ones, for cancellations, and for those that are to go to somebody once more. */
  async look(): Promise<void> {
    const { world, tenantId } = this.#desk;
    const { tickets, again, cancelled } = await world.lanes.orders(tenantId);
    for (const ticket of tickets) {
      const known = this.#tickets.get(ticket.campaignId);
      if (!known && ticket.cancelled) this.#change(ticket);
      else if (!known) this.#tickets.set(ticket.campaignId, ticket);
    }
    for (const campaignId of cancelled) {
      const known = this.#tickets.get(campaignId);
      if (known && !known.cancelled) this.#change({ ...known, cancelled: true });
    }
    const [order] = again;
    if (order && !this.#again) await this.#begin(order, cancelled);
    else if (!order) this.#forgetCancelled(cancelled, tickets);
  }

  /** Queues more receivers of one that has begun, as long as few wait. */
  async expand(state: LaneState): Promise<void> {
    if (this.#expansions.length > 0) return;
    const now = instantText(this.#desk.world.clock.now());
    if (state.waiting(now) >= MOST_QUEUED) return;
    const next = [...this.#tickets.values()].find(({ expanded, cancelled, from }) => !expanded && !cancelled && from <= now);
    if (next) await this.#expand(next, now);
    else this.#expandAgain(now);
  }

  isCancelled({ campaignId }: Delivery): boolean {
    return campaignId !== undefined && this.#tickets.get(campaignId)?.cancelled === true;
  }

  cancelling(delivery: Delivery): Claim {
    return { group: unsent(delivery, 'cancelled', this.#desk.world.clock.now()) };
  }

  /** What has just been written. */
  written(group: LaneGroup): void {
    for (const change of group) if (change.kind === 'close') this.#ended(change.delivery, change.result.state);
  }

  #ended({ campaignId }: Delivery, state: DeliveryResult['state']): void {
    const ticket = campaignId && this.#tickets.get(campaignId);
    if (ticket) this.#change({ ...ticket, counts: moved(ticket.counts, 'queued', state) });
  }

  /** Whether receivers have been read who are to be queued. */
  get hasExpanded(): boolean {
    return this.#expansions.length > 0;
  }

  /** What is to be written of them in the next transaction, at most BROADCAST_ROWS. */
  changes(): readonly LaneGroup[] {
    if (this.#expansions.length > 0) return this.#expansions.splice(0, 1);
    const changed = [...this.#changed].slice(0, Math.floor(BROADCAST_ROWS / 2)).flatMap((campaignId) => this.#tickets.get(campaignId) ?? []);
    return changed.map((ticket): LaneGroup => {
      this.#changed.delete(ticket.campaignId);
      const isOver = (ticket.expanded || ticket.cancelled) && ticket.counts.queued === 0 && this.#again?.order.value.campaignId !== ticket.campaignId;
      if (!isOver) return [{ kind: 'ticket', ticket }];
      this.#tickets.delete(ticket.campaignId);
      return [{ kind: 'ticket-done', ticket }];
    });
  }

  async #expand(ticket: Ticket, now: string): Promise<void> {
    const { world, tenantId } = this.#desk;
    const { campaignId, after } = ticket;
    const receivers = await world.campaigns.receivers(campaignId, tenantId, { limit: QUEUED_AT_ONCE, ...(after === undefined ? {} : { after }) });
    const last = receivers.at(-1);
    const counts: TicketCounts = { ...ticket.counts, queued: ticket.counts.queued + receivers.length };
    const next: Ticket = { ...ticket, counts, expanded: receivers.length < QUEUED_AT_ONCE, ...(last === undefined ? {} : { after: recipientKey(last) }) };
    this.#tickets.set(campaignId, next);
    if (next.expanded) this.#changed.add(campaignId);
    else this.#changed.delete(campaignId);
    // All or none: the checkpoint must not pass a receiver who was not queued.
    this.#expansions.push([
      ...receivers.map((receiver) => ({ kind: 'queue' as const, delivery: deliveryOf(ticket, receiver, now), at: now })),
      { kind: 'ticket', ticket: next },
    ]);
  }

  /** A broadcast that was over goes on: its ticket stands again from the first receiver who is queued. */
  async #begin(order: Versioned<SendAgain>, cancelled: readonly CampaignId[]): Promise<void> {
    const { world, tenantId } = this.#desk;
    const { campaignId } = order.value;
    const ticket = this.#tickets.get(campaignId) ?? (await world.lanes.ticket(tenantId, campaignId))?.ticket;
    if (!ticket || ticket.cancelled || cancelled.includes(campaignId)) {
      this.#expansions.push([{ kind: 'sent-again', order: order.value, etag: order.etag }]);
      return;
    }
    const slots = await this.#slots(ticket);
    const left = slots.filter(({ value }) => isMeant(order.value, ticket, value)).map((slot) => ({ receiver: receiverIn(ticket, slot.value), instead: slot }));
    this.#tickets.set(campaignId, { ...ticket, counts: countsOf(slots) });
    this.#again = { order, left: [...left, ...(await this.#newcomers(ticket, order.value, slots))] };
  }

  /** Receivers who came to the door when all others had been queued. */
  async #newcomers(ticket: Ticket, { only }: SendAgain, slots: readonly Versioned<DeliveryResult>[]): Promise<Again['left']> {
    if (!ticket.expanded || only) return [];
    const { world, tenantId } = this.#desk;
    const queued = new Set(slots.map(({ value }) => value.id));
    const found: CampaignReceiver[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await world.campaigns.receivers(ticket.campaignId, tenantId, { limit: RECEIVERS_AT_ONCE, ...(after === undefined ? {} : { after }) });
      found.push(...page.filter((receiver) => !queued.has(slotOf(ticket, receiver))));
      const last = page.at(-1);
      after = last && recipientKey(last);
      more = page.length === RECEIVERS_AT_ONCE;
    }
    return found.map((receiver) => ({ receiver }));
  }

  #expandAgain(now: string): void {
    if (!this.#again) return;
    const { order, left } = this.#again;
    const ticket = this.#tickets.get(order.value.campaignId);
    const some = ticket && !ticket.cancelled ? left.splice(0, QUEUED_AT_ONCE) : [];
    if (!ticket || some.length === 0) {
      this.#again = undefined;
      if (ticket) this.#changed.add(ticket.campaignId);
      this.#expansions.push([{ kind: 'sent-again', order: order.value, etag: order.etag }]);
      return;
    }
    const { notAfter } = order.value;
    const next: Ticket = { ...ticket, notAfter, counts: queuedAgain(ticket.counts, some) };
    this.#tickets.set(next.campaignId, next);
    this.#changed.delete(next.campaignId);
    this.#expansions.push([
      ...some.map(({ receiver, instead }): LaneChange => {
        const delivery: Delivery = { ...deliveryOf(next, receiver, now), ...onceMore(next) };
        return { kind: 'queue', delivery, at: now, ...(instead ? { instead: { etag: instead.etag } } : {}) };
      }),
      { kind: 'ticket', ticket: next },
    ]);
  }

  /** Their broadcast is over, so they say nothing any more. */
  #forgetCancelled(cancelled: readonly CampaignId[], tickets: readonly Ticket[]): void {
    for (const campaignId of cancelled) {
      const isOver = !this.#tickets.has(campaignId) && !tickets.some((ticket) => ticket.campaignId === campaignId);
      if (isOver) this.#expansions.push([{ kind: 'forget-cancelled', campaignId }]);
    }
  }

  #change(ticket: Ticket): void {
    this.#tickets.set(ticket.campaignId, ticket);
    this.#changed.add(ticket.campaignId);
  }

  async #slots(ticket: Ticket): Promise<readonly Versioned<DeliveryResult>[]> {
    return await this.#desk.world.lanes.slotsOf(this.#desk.tenantId, ticket);
  }
}
