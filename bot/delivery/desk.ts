import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { DEFAULT_ZONE } from '../domain/calendar/zone.ts';
import type { TenantId } from '../domain/ids.ts';
import type { CloseReason, Delivery, LaneGroup, LinkedChannel, NudgeHint } from '../domain/lane/lane.ts';
import { nudgeHint } from '../domain/lane/nudge-hint.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports/stored.ts';
import type { World } from '../usecases/world.ts';
import { resultOf, type Closed } from './after-sending.ts';

/** A channel's working days are those of the programmes' own country. */
export function channelCalendar({ nudges }: World): WorkCalendar {
  return nudges.calendarOf({ zone: DEFAULT_ZONE, inBreaks: 'quiet' });
}

/** When something may be due for a person next, as they are. */
export function hintOf({ nudges, clock }: World, person: Person): LaneGroup {
  const hint = nudgeHint(person.pid, nudges.withNextDue(person, clock.now()).nudging);
  return hint ? [{ kind: 'hint', hint }] : [];
}

/** What the lane itself keeps of the end of a delivery. */
export function closing(delivery: Delivery, { result, failure }: Closed): LaneGroup {
  return [{ kind: 'close', delivery, result, ...(failure ? { failure } : {}) }];
}

/** What waited and is not to be sent after all; a broadcast gives the day back. */
export function unsent(delivery: Delivery, why: CloseReason, now: Temporal.Instant): LaneGroup {
  const state = why === 'cancelled' ? 'cancelled' : 'superseded';
  return [
    { kind: 'close', delivery, result: { ...resultOf(delivery, state, now), reason: why } },
    ...(delivery.slot === undefined ? [] : [{ kind: 'forget-slot' as const, id: delivery.slot }]),
  ];
}

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
