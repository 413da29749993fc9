import type { DeliveryResult } from '../lane/lane.ts';

/** How many receivers of a broadcast are where. They add up to `receivers`, those frozen at confirmation, at every moment. */
export interface Progress {
  readonly receivers: number;
  /** Has not begun, or waits for somebody's working hours. */
  readonly planned: number;
  readonly sending: number;
  readonly sent: number;
  readonly unreachable: Readonly<Record<UnreachableReason, number>>;
  readonly uncertain: number;
  readonly poisoned: number;
  readonly expired: number;
  readonly cancelled: number;
}

/** `not-met`: has never come to the door. `gone`: is not there any more. */
export const UNREACHABLE_REASONS = ['not-met', 'no-conversation', 'blocked', 'gone'] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

/** Where one receiver is. */
export type ReceiverState =
  | { readonly kind: 'planned' | 'sending' | 'sent' | 'uncertain' | 'poisoned' | 'expired' | 'cancelled' }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason };

/** What a receiver's slot says. `isSending`: a card is on its way to them right now. */
export function receiverState(slot: Pick<DeliveryResult, 'state' | 'reason'> | undefined, { isSending, isCancelled }: { isSending: boolean; isCancelled: boolean }): ReceiverState {
  // Not queued when it was cancelled.
  if (!slot) return { kind: isCancelled ? 'cancelled' : 'planned' };
  switch (slot.state) {
    case 'queued':
      return { kind: isSending ? 'sending' : 'planned' };
    case 'unreachable':
      return { kind: 'unreachable', reason: slot.reason === 'blocked' ? 'blocked' : 'no-conversation' };
    case 'superseded':
      // Who has answered has had it; nothing else takes a broadcast's place but that somebody is gone.
      return slot.reason === 'answered' ? { kind: 'sent' } : { kind: 'unreachable', reason: 'gone' };
    default:
      return { kind: slot.state };
  }
}

export function progressOf(states: Iterable<ReceiverState>): Progress {
  const counts: Record<Exclude<ReceiverState['kind'], 'unreachable'>, number> = { planned: 0, sending: 0, sent: 0, uncertain: 0, poisoned: 0, expired: 0, cancelled: 0 };
  const unreachable: Record<UnreachableReason, number> = { 'not-met': 0, 'no-conversation': 0, blocked: 0, gone: 0 };
  let receivers = 0;
  for (const state of states) {
    receivers += 1;
    if (state.kind === 'unreachable') unreachable[state.reason] += 1;
    else counts[state.kind] += 1;
  }
  return { receivers, ...counts, unreachable };
}

export function addProgress(a: Progress, b: Progress): Progress {
  const sum = (of: (progress: Progress) => number): number => of(a) + of(b);
  return {
    receivers: sum(({ receivers }) => receivers),
    planned: sum(({ planned }) => planned),
    sending: sum(({ sending }) => sending),
    sent: sum(({ sent }) => sent),
    unreachable: {
      'not-met': sum(({ unreachable }) => unreachable['not-met']),
      'no-conversation': sum(({ unreachable }) => unreachable['no-conversation']),
      blocked: sum(({ unreachable }) => unreachable.blocked),
      gone: sum(({ unreachable }) => unreachable.gone),
    },
    uncertain: sum(({ uncertain }) => uncertain),
    poisoned: sum(({ poisoned }) => poisoned),
    expired: sum(({ expired }) => expired),
    cancelled: sum(({ cancelled }) => cancelled),
  };
}

/** Whom it has not reached, for certain. */
export function failedIn({ unreachable, poisoned, expired }: Progress): number {
  return unreachable['not-met'] + unreachable['no-conversation'] + unreachable.blocked + poisoned + expired;
}

/** Nothing of it is on its way any more. */
export function isOver({ planned, sending }: Progress): boolean {
  return planned === 0 && sending === 0;
}
