import type { CampaignId, CohortId, PersonId, TeamId } from '../ids.ts';
import type { NudgeKind } from '../nudges/kind.ts';
import type { WishKey } from '../nudges/wish.ts';

/**
 * A tenant's lane: who sends in it, and how fast. Whoever writes its row with a later epoch has taken it over, and every
 * write of the one before fails. All instants here are ISO 8601 UTC with milliseconds.
 */
export interface Lane {
  readonly holder: string;
  readonly epoch: number;
  /** Given back: anybody may take it at once. */
  readonly released?: true;
  /** Sends a second. */
  readonly rate: number;
  /** Nothing is sent before. */
  readonly pausedUntil?: string;
  /** Why somebody should look at it. */
  readonly alert?: LaneAlert;
  readonly stats: LaneStats;
}

/** `refused-in-a-row`: the app is probably blocked in the tenant. `not-authorised`: the bot has no token, or a bad one. */
export type LaneAlert = 'refused-in-a-row' | 'not-authorised';

export interface LaneStats {
  /** Not sent yet: what is due, and what was put off. */
  readonly pending: number;
  readonly oldestDueAt?: string;
  readonly failures: Readonly<Record<FailureState, number>>;
}

export const NO_FAILURES: LaneStats['failures'] = { unreachable: 0, uncertain: 0, poisoned: 0, expired: 0 };

export type Recipient =
  | { readonly kind: 'person'; readonly pid: PersonId }
  | { readonly kind: 'channel'; readonly cohortId: CohortId; readonly teamId: TeamId };

/** Where a broadcast's slots stand: together, so that they are read and counted as one range. */
export function broadcastSlots({ date, campaignId }: Pick<Ticket, 'date' | 'campaignId'>): string {
  // Before every recipient's own slots of that day.
  return `${date}|!${campaignId}|`;
}

/** A text that no two recipients of a lane share, fit for a row key. */
export function recipientKey(to: Recipient): string {
  return to.kind === 'person' ? to.pid : `team|${to.cohortId}|${to.teamId}`;
}

/** One card on its way to one recipient. */
export interface Delivery {
  /** Names the slot that it takes: for a nudge the recipient's local day, for a broadcast the broadcast. */
  readonly id: string;
  readonly to: Recipient;
  readonly kind: NudgeKind | 'team-digest';
  readonly key: WishKey;
  readonly lines: readonly WishKey[];
  /** Local date. */
  readonly date: string;
  readonly dueAt: string;
  /** From then on it is too late. */
  readonly notAfter: string;
  readonly campaignId?: CampaignId;
  /** Beside the day's one nudge, so that nothing else of that day waits for it. */
  readonly exempt?: true;
  /** The day's slot that a broadcast has taken beside its own. */
  readonly slot?: string;
  /** Sent once more, or to remind: tried also where nothing has reached the person of late. */
  readonly again?: true;
  /** And not if the person has answered that campaign. */
  readonly unlessAnswered?: CampaignId;
  readonly state: DeliveryState;
  /** How often its outcome has been unknown. */
  readonly unknowns: number;
  /** How often it was put off, for the back-off. */
  readonly delays: number;
}

export type DeliveryState =
  | { readonly kind: 'ready'; readonly notBefore: string }
  /** Claimed by the holder of that epoch; by an older one, its outcome is unknown. */
  | { readonly kind: 'sending'; readonly epoch: number };

export type FailureState = 'unreachable' | 'uncertain' | 'poisoned' | 'expired';
export const FAILURE_STATES: readonly FailureState[] = ['unreachable', 'uncertain', 'poisoned', 'expired'];

export type ResultState = 'sent' | FailureState | 'cancelled' | 'superseded';

/** What stands in a slot: something on its way, or what became of it. */
export interface DeliveryResult {
  readonly id: string;
  readonly kind: Delivery['kind'];
  readonly key: WishKey;
  readonly state: 'queued' | ResultState;
  readonly at: string;
  readonly reason?: FailureReason | CloseReason;
  readonly activityId?: string;
}

/** Why a card did not arrive, or may not have. */
export type FailureReason = 'no-conversation' | 'blocked' | 'outcome-unknown' | 'card-refused' | 'too-late';

/** Why a card was not sent, and was not to be. */
export type CloseReason = 'not-wanted-any-more' | 'cancelled' | 'gone' | 'answered';

/** A card that did not arrive, until it does: to be seen and tried again. */
export interface Failure {
  readonly to: Recipient;
  readonly kind: Delivery['kind'];
  readonly key: WishKey;
  /** What came along on the card. */
  readonly lines: readonly WishKey[];
  readonly state: FailureState;
  readonly reason: FailureReason;
  readonly at: string;
  /** Of a broadcast, what was to be sent: nothing else would plan it anew. */
  readonly delivery?: Delivery;
}

/** That something may be due for a recipient; only a hint: what is due follows from the recipient. */
export interface NudgeHint {
  readonly dueAt: string;
  readonly to: Recipient;
  /** What it probably is, so that the more pressing goes first when many are late. */
  readonly kind?: NudgeKind | 'team-digest';
}

/** What others leave for the holder to do. */
export interface Orders {
  readonly tickets: readonly Ticket[];
  /** Broadcasts to be sent once more to recipients whom they did not reach; with the ETag of the order, which may be renewed. */
  readonly again: readonly { readonly value: SendAgain; readonly etag: string }[];
  /** Broadcasts that were cancelled. */
  readonly cancelled: readonly CampaignId[];
}

/** A broadcast is to go once more to those whom it had not reached by then. */
export interface SendAgain {
  readonly campaignId: CampaignId;
  readonly states: readonly FailureState[];
  /** What has ended since then is left alone: an order can come twice. */
  readonly at: string;
  /** A new end of its time. */
  readonly notAfter: string;
  /** Only to this one. */
  readonly only?: Recipient;
}

/** Whether what stands in a receiver's slot is to be sent again. */
export function isMeantBy({ states, at }: Pick<SendAgain, 'states' | 'at'>, slot: Pick<DeliveryResult, 'state' | 'at'>): boolean {
  return slot.at <= at && states.some((state) => state === slot.state);
}

/** A broadcast's work in one lane. */
export interface Ticket {
  readonly campaignId: CampaignId;
  readonly from: string;
  readonly notAfter: string;
  /** UTC date of the broadcast, part of its deliveries' ids. */
  readonly date: string;
  /** Sent beside the day's one nudge, because a facilitator sends it now. */
  readonly exempt: boolean;
  /** The campaign whose answers it asks for. */
  readonly asks?: CampaignId;
  /** A reminder: not to who has answered. */
  readonly reminds?: true;
  /** The last receiver that has been queued, by its key. */
  readonly after?: string;
  readonly expanded: boolean;
  readonly cancelled: boolean;
  readonly counts: TicketCounts;
}

export type TicketCounts = Readonly<Record<'queued' | ResultState, number>>;
export const NO_COUNTS: TicketCounts = { queued: 0, sent: 0, unreachable: 0, uncertain: 0, poisoned: 0, expired: 0, cancelled: 0, superseded: 0 };

/** A team's channel in which the monthly digest and broadcasts are posted. */
export interface LinkedChannel {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly botId: string;
  readonly language: 'sv' | 'en' | 'nb';
  /** Months that have had theirs, `2026-10`, the latest last. */
  readonly told: readonly string[];
}

/** A change of a lane's rows. */
export type LaneChange =
  /** Takes the slot; rejected where it is taken, unless `instead` is what stood there. */
  | { readonly kind: 'queue'; readonly delivery: Delivery; readonly at: string; readonly instead?: { readonly etag: string } }
  | { readonly kind: 'requeue'; readonly delivery: Delivery }
  /** Takes a day's slot for what is queued already; rejected where it is taken. */
  | { readonly kind: 'slot'; readonly slot: DeliveryResult }
  | { readonly kind: 'close'; readonly delivery: Delivery; readonly result: DeliveryResult; readonly failure?: Failure }
  | { readonly kind: 'forget-failure'; readonly to: Recipient; readonly key: WishKey }
  | { readonly kind: 'forget-slot'; readonly id: string }
  | { readonly kind: 'hint'; readonly hint: NudgeHint }
  /** Rejected where the hint was renewed in between. */
  | { readonly kind: 'unhint'; readonly hint: NudgeHint; readonly etag: string }
  /** A projection of this person may be behind. */
  | { readonly kind: 'repair'; readonly pid: PersonId; readonly dueAt: string }
  | { readonly kind: 'repaired'; readonly pid: PersonId; readonly dueAt: string }
  /** An order to send again has been carried out; rejected where it was renewed in between. */
  | { readonly kind: 'sent-again'; readonly order: SendAgain; readonly etag: string }
  /** The mark of a cancelled broadcast that is over. */
  | { readonly kind: 'forget-cancelled'; readonly campaignId: CampaignId }
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | { readonly kind: 'ticket-done'; readonly ticket: Ticket }
  /** Rejected where the channel was unlinked or linked anew. */
  | { readonly kind: 'channel'; readonly channel: LinkedChannel; readonly etag: string };

/** Changes that belong together: all or none. */
export type LaneGroup = readonly LaneChange[];

/** Rows that a transaction has room for, beside the lane's own. */
export const MOST_ROWS = 99;

/** How many rows a group writes. */
export function rowsIn(group: LaneGroup): number {
  return group.reduce((rows, change) => rows + rowsOf(change), 0);
}

function rowsOf(change: LaneChange): number {
  switch (change.kind) {
    case 'queue':
    case 'ticket-done':
      return 2;
    case 'close':
      return change.failure ? 3 : 2;
    default:
      return 1;
  }
}

export type LaneCommit =
  | { readonly kind: 'committed'; readonly etag: string; readonly rejected: readonly LaneGroup[] }
  | { readonly kind: 'fenced' };
