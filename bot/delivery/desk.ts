import type { TenantId } from '../domain/ids.ts';
import type { Delivery, LaneGroup, LinkedChannel, NudgeHint } from '../domain/lane/lane.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports.ts';
import type { World } from '../usecases/world.ts';

/** Where a lane's holder decides from. */
export interface Desk {
  readonly world: World;
  readonly tenantId: TenantId;
  readonly epoch: number;
}

/** Whom a card is for, as read a moment ago. */
export type Addressee = { readonly kind: 'person'; readonly person: Versioned<Person> } | { readonly kind: 'channel'; readonly channel: Versioned<LinkedChannel> };

/** A card that is claimed, so that it may be sent. */
export interface Sending {
  readonly delivery: Delivery;
  readonly addressee: Addressee;
  /** What led to it; taken away when it is over. */
  readonly hint?: Versioned<NudgeHint>;
  /** The repair hint that was left with the claim. */
  readonly repairAt?: string;
}

/** What a holder wants to write about one recipient, and what it may do when that is written. */
export interface Claim {
  readonly group: LaneGroup;
  readonly sending?: Sending;
  /** The hint that the group does away with, or that could not be done away with. */
  readonly hint?: Versioned<NudgeHint>;
  /** The slot was taken: what to write instead. */
  readonly otherwise?: () => Promise<Claim>;
}
