import { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/calendar/instant-text.ts';
import type { Delivery, DeliveryResult, Failure, FailureReason, FailureState } from '../domain/lane/lane.ts';
import type { NudgeFate } from '../domain/nudges/after-nudge.ts';
import type { SendOutcome } from '../ports/messenger.ts';

/** Milliseconds. */
const FIRST_DELAY = 2_000;
const LONGEST_DELAY = 300_000;
const AFTER_UNKNOWN = 2_000;
/** Once more; a second time it is shown to people instead. */
const MOST_UNKNOWNS = 2;

export type AfterSending = { readonly kind: 'again'; readonly delivery: Delivery } | Closed;

/** It is over: what stands in its slot, what is listed of it, and what it means to the person. */
export interface Closed {
  readonly kind: 'closed';
  readonly result: DeliveryResult;
  readonly failure?: Failure;
  readonly fate: NudgeFate;
}

/** It was claimed, and then not sent after all: the lane was paused, or is no longer ours for certain. */
export type Attempt = SendOutcome | { readonly kind: 'not-tried' };

/**
 * What follows from one attempt. Nothing that Teams refused for the moment is counted against a card; what may have been
 * sent is sent once more, with the same question, and then left to people. `random` in [0, 1) spreads those that were
 * refused together.
 */
export function afterSending(delivery: Delivery, attempt: Attempt, now: Temporal.Instant, random: number): AfterSending {
  switch (attempt.kind) {
    case 'sent':
      return { kind: 'closed', result: { ...resultOf(delivery, 'sent', now), activityId: attempt.activityId }, fate: 'sent' };
    case 'not-tried':
    case 'not-authorised':
      return again(delivery, now, {});
    case 'try-later': {
      const wait = Math.max(attempt.retryAfterMs ?? 0, backOff(delivery.delays, random));
      return again(delivery, now.add({ milliseconds: Math.round(wait) }), { delays: delivery.delays + 1 });
    }
    case 'unknown': {
      const unknowns = delivery.unknowns + 1;
      if (unknowns >= MOST_UNKNOWNS) return failed(delivery, 'uncertain', 'outcome-unknown', 'sent', now);
      return again(delivery, now.add({ milliseconds: AFTER_UNKNOWN }), { unknowns });
    }
    case 'unreachable':
      return failed(delivery, 'unreachable', attempt.reason, attempt.reason, now);
    case 'refused':
      return failed(delivery, 'poisoned', 'card-refused', 'refused', now);
  }
}

/** Its time is over: what it was to say is planned anew, unless that has lost its point as well. */
export function tooLate(delivery: Delivery, now: Temporal.Instant): Closed {
  // One whose outcome is unknown may stand in the chat: that it is too late now does not make it certain.
  if (delivery.unknowns > 0) return failed(delivery, 'uncertain', 'outcome-unknown', 'sent', now);
  return failed(delivery, 'expired', 'too-late', 'missed', now);
}

export function resultOf({ id, kind, key }: Delivery, state: DeliveryResult['state'], now: Temporal.Instant): DeliveryResult {
  return { id, kind, key, state, at: instantText(now) };
}

function again(delivery: Delivery, notBefore: Temporal.Instant, changes: Partial<Pick<Delivery, 'unknowns' | 'delays'>>): AfterSending {
  const ready: Delivery = { ...delivery, ...changes, state: { kind: 'ready', notBefore: instantText(notBefore) } };
  if (instantText(notBefore) < delivery.notAfter) return { kind: 'again', delivery: ready };
  return tooLate(ready, notBefore);
}

/** It did not arrive, or may not have, and is listed. */
export function failed(delivery: Delivery, state: FailureState, reason: FailureReason, fate: NudgeFate, now: Temporal.Instant): Closed {
  const { to, kind, key, lines, campaignId } = delivery;
  return {
    kind: 'closed',
    result: { ...resultOf(delivery, state, now), reason },
    failure: { to, kind, key, lines, state, reason, at: instantText(now), ...(campaignId ? { delivery } : {}) },
    fate,
  };
}

/** Doubles each time, and falls anywhere in its upper half. Milliseconds. */
function backOff(delays: number, random: number): number {
  const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** delays);
  return longest / 2 + (longest / 2) * random;
}
