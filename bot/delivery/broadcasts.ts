import { instantText } from '../domain/calendar/instant-text.ts';
import type { CampaignId } from '../domain/ids.ts';
import { NO_COUNTS, type Delivery, type DeliveryResult, type Failure, type LaneGroup, type Ticket, type TicketCounts } from '../domain/lane/lane.ts';
import { wishKey } from '../domain/nudges/wish.ts';
import { unsent, type Claim, type Desk } from './desk.ts';
import type { LaneState } from './lane-state.ts';

/** With their slots and the ticket a transaction less the claims of a round. */
const QUEUED_AT_ONCE = 25;
/** Of those that are sent again, at once. */
const MOST_AGAIN = 12;
/** More than these need not wait in the queue: the receivers are listed. Who is to come on another day is not in their way. */
const MOST_QUEUED = 120;

/** The broadcasts that a lane carries out: queues their receivers a few at a time, counts what comes of them, cancels. */
export class Broadcasts {
  readonly #desk: Desk;
  readonly #tickets = new Map<CampaignId, Ticket>();
  readonly #changed = new Set<CampaignId>();
  /** Of deliveries that are queued once more, how they had ended. */
  readonly #again = new Map<string, DeliveryResult['state']>();
  #expansions: LaneGroup[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** After a take-over: what was counted is counted anew from what stands in the slots. */
  async load(): Promise<void> {
    const { world, tenantId } = this.#desk;
    for (const ticket of (await world.lanes.orders(tenantId)).tickets) {
      this.#tickets.set(ticket.campaignId, { ...ticket, counts: await this.#recount(ticket) });
      this.#changed.add(ticket.campaignId);
    }
  }

  /** Looks for new ones, for cancellations, and for those that are to go to somebody once more. */
  async look(): Promise<void> {
    const { world, tenantId } = this.#desk;
    const { tickets, again } = await world.lanes.orders(tenantId);
    for (const failure of again) await this.#queueAgain(failure);
    for (const ticket of tickets) {
      const known = this.#tickets.get(ticket.campaignId);
      if (!known && ticket.cancelled) this.#change(ticket);
      else if (!known) this.#tickets.set(ticket.campaignId, ticket);
      else if (ticket.cancelled && !known.cancelled) this.#change({ ...known, cancelled: true });
    }
  }

  /** Queues more receivers of one that has begun, as long as few wait. */
  async expand(state: LaneState): Promise<void> {
    if (this.#expansions.length > 0) return;
    const now = instantText(this.#desk.world.clock.now());
    const next = [...this.#tickets.values()].find(({ expanded, cancelled, from }) => !expanded && !cancelled && from <= now);
    if (next && state.waiting(now) < MOST_QUEUED) await this.#expand(next, now);
  }

  isCancelled({ campaignId }: Delivery): boolean {
    return campaignId !== undefined && this.#tickets.get(campaignId)?.cancelled === true;
  }

  cancelling(delivery: Delivery): Claim {
    return { group: unsent(delivery, 'cancelled', this.#desk.world.clock.now()) };
  }

  /** What has just been written. */
  written(group: LaneGroup): void {
    for (const change of group) {
      if (change.kind === 'queue') this.#queued(change.delivery);
      if (change.kind === 'close') this.#count(change.delivery, 'queued', change.result.state);
    }
  }

  /** Counted among the queued when its receivers were; unless it had ended before. */
  #queued(delivery: Delivery): void {
    const before = this.#again.get(delivery.id);
    this.#again.delete(delivery.id);
    if (before) this.#count(delivery, before, 'queued');
  }

  #count({ campaignId }: Delivery, from: DeliveryResult['state'], to: DeliveryResult['state']): void {
    const ticket = campaignId && this.#tickets.get(campaignId);
    if (!ticket) return;
    const { [from]: left, [to]: joined } = ticket.counts;
    this.#change({ ...ticket, counts: { ...ticket.counts, [from]: left - 1, [to]: joined + 1 } });
  }

  /** Whether receivers have been read who are to be queued. */
  get hasExpanded(): boolean {
    return this.#expansions.length > 0;
  }

  /** What is to be written of them in the next transaction, which has room for so many rows. */
  changes(room: number): readonly LaneGroup[] {
    if (this.#expansions.length > 0) return this.#expansions.splice(0, MOST_AGAIN);
    const changed = [...this.#changed].slice(0, Math.floor(room / 2)).flatMap((campaignId) => this.#tickets.get(campaignId) ?? []);
    return changed.map((ticket): LaneGroup => {
      this.#changed.delete(ticket.campaignId);
      const isOver = (ticket.expanded || ticket.cancelled) && ticket.counts.queued === 0;
      if (!isOver) return [{ kind: 'ticket', ticket }];
      this.#tickets.delete(ticket.campaignId);
      return [{ kind: 'ticket-done', ticket }];
    });
  }

  async #expand(ticket: Ticket, now: string): Promise<void> {
    const { world, tenantId } = this.#desk;
    const { campaignId, after } = ticket;
    const pids = await world.campaigns.receivers(campaignId, tenantId, { limit: QUEUED_AT_ONCE, ...(after === undefined ? {} : { after }) });
    const last = pids.at(-1);
    const counts: TicketCounts = { ...ticket.counts, queued: ticket.counts.queued + pids.length };
    const next: Ticket = { ...ticket, counts, expanded: pids.length < QUEUED_AT_ONCE, ...(last === undefined ? {} : { after: last }) };
    this.#tickets.set(campaignId, next);
    this.#changed.delete(campaignId);
    // All or none: the checkpoint must not pass a receiver who was not queued.
    this.#expansions = [[
      ...pids.map((pid) => ({ kind: 'queue' as const, delivery: deliveryOf(ticket, pid, now), at: now })),
      { kind: 'ticket', ticket: next },
    ]];
  }

  /** Takes the place of what stands in its slot. A ticket that is over is not counted anew. */
  async #queueAgain(failure: Failure): Promise<void> {
    const { world, tenantId } = this.#desk;
    const now = instantText(world.clock.now());
    const slot = failure.delivery && (await world.lanes.slot(tenantId, failure.delivery.id));
    if (!failure.delivery || !slot || slot.value.state === 'queued') {
      this.#expansions.push([{ kind: 'asked-again', failure }]);
      return;
    }
    this.#again.set(failure.delivery.id, slot.value.state);
    const { slot: _taken, ...delivery } = failure.delivery;
    this.#expansions.push([
      { kind: 'queue', delivery: { ...delivery, state: { kind: 'ready', notBefore: now }, unknowns: 0, delays: 0 }, at: now, instead: { etag: slot.etag } },
      { kind: 'asked-again', failure },
    ]);
  }

  #change(ticket: Ticket): void {
    this.#tickets.set(ticket.campaignId, ticket);
    this.#changed.add(ticket.campaignId);
  }

  async #recount(ticket: Ticket): Promise<TicketCounts> {
    const counts: Record<string, number> = { ...NO_COUNTS };
    for (const { state } of await this.#desk.world.lanes.slotsOf(this.#desk.tenantId, ticket)) counts[state] = (counts[state] ?? 0) + 1;
    return counts as TicketCounts; // Its keys are the states of a slot.
  }
}

function deliveryOf({ campaignId, date, notAfter, exempt }: Ticket, pid: Extract<Delivery['to'], { kind: 'person' }>['pid'], now: string): Delivery {
  return {
    id: `${date}|${pid}|${campaignId}`,
    to: { kind: 'person', pid },
    kind: 'meeting-prompt',
    key: wishKey('meeting-prompt', campaignId),
    lines: [],
    date,
    dueAt: now,
    notAfter,
    campaignId,
    ...(exempt ? { exempt } : {}),
    state: { kind: 'ready', notBefore: now },
    unknowns: 0,
    delays: 0,
  };
}
