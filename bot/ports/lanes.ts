import type { CampaignId, OperationId, TenantId } from '../domain/ids.ts';
import type { Delivery, DeliveryResult, Failure, Lane, LaneCommit, LaneGroup, LinkedChannel, NudgeHint, Orders, Recipient, SendAgain, Ticket } from '../domain/lane/lane.ts';
import type { Place } from './cohorts.ts';
import type { Page, Versioned } from './stored.ts';

/** The tenants' lanes; what their rows mean is told in delivery/README.md. */
export interface Lanes {
  look(tenantId: TenantId): Promise<Versioned<Lane> | undefined>;
  /**
   * The lane's row and the changes of every group in one transaction, only if the lane is still as it was read.
   * `fenced`: somebody else has written it. A group of which another condition fails changes nothing and is rejected,
   * alone; the others are committed. `opId`: fresh for each call, the same when a call whose outcome is unknown is repeated.
   */
  commit(tenantId: TenantId, lane: Lane, read: Versioned<Lane> | undefined, groups: readonly LaneGroup[], opId: OperationId): Promise<LaneCommit>;
  /** Everything that waits or is being sent. */
  queue(tenantId: TenantId): Promise<readonly Delivery[]>;
  /** The earliest first. */
  dueHints(tenantId: TenantId, now: string, limit: number): Promise<readonly Versioned<NudgeHint>[]>;
  slot(tenantId: TenantId, id: string): Promise<Versioned<DeliveryResult> | undefined>;
  /** What stands in the slots of a broadcast's receivers, in one request a thousand. */
  slotsOf(tenantId: TenantId, ticket: Pick<Ticket, 'date' | 'campaignId'>): Promise<readonly Versioned<DeliveryResult>[]>;
  /** Ids of the slots of earlier days than the local date. */
  slotsBefore(tenantId: TenantId, date: string, limit: number): Promise<readonly string[]>;
  orders(tenantId: TenantId): Promise<Orders>;
  /** Of a broadcast that goes on, or is over; undefined where it was not issued. Two requests. */
  ticket(tenantId: TenantId, campaignId: CampaignId): Promise<{ readonly ticket: Ticket; readonly isOver: boolean } | undefined>;
  channel(tenantId: TenantId, place: Place): Promise<Versioned<LinkedChannel> | undefined>;
  failures(tenantId: TenantId, page: { limit: number; before?: string }): Promise<Page<Failure>>;
  /** Of one recipient. */
  failuresOf(tenantId: TenantId, to: Recipient): Promise<readonly Failure[]>;
  /** Ticket of a broadcast; the same again changes nothing. */
  issue(tenantId: TenantId, ticket: Ticket): Promise<void>;
  /** What has not been sent yet will not be. */
  cancel(tenantId: TenantId, campaignId: CampaignId): Promise<void>;
  /** Has the holder send a broadcast once more to those whom it did not reach; the same again changes nothing. */
  sendAgain(tenantId: TenantId, order: SendAgain): Promise<void>;
  link(tenantId: TenantId, channel: LinkedChannel, hint: NudgeHint): Promise<void>;
  unlink(tenantId: TenantId, place: Place): Promise<void>;
  /** Tells the other processes that this one is there. */
  announce(copy: string): Promise<void>;
  forgetCopy(copy: string): Promise<void>;
  /** Those that were announced; `mark` changes each time they are. */
  copies(): Promise<readonly { readonly copy: string; readonly mark: string }[]>;
}
