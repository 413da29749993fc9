import type { TenantId } from '../domain/ids.ts';
import type { Unreachable } from '../domain/nudges/nudging.ts';
import type { Identity } from '../domain/identity.ts';

/** What became of one attempt to send. What follows from it: delivery/after-sending.ts. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** It was not taken; the same may be tried later, and not before what the connector asked for. Milliseconds. */
  | { readonly kind: 'try-later'; readonly throttled: boolean; readonly retryAfterMs?: number }
  /** It may have been sent all the same. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable'; readonly reason: Unreachable['reason'] }
  /** Never to be tried again: the card itself is at fault. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The bot itself is not let in, or has no token. */
  | { readonly kind: 'not-authorised' };

/** Where a channel is reached in which the app is installed. */
export interface ChannelReach {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly botId: string;
}

/** Sends once, whatever the answer; an outcome is never thrown. `summary` is the neutral line for lock screens. */
export interface Messenger {
  /** To a person's personal chat; never begins one. */
  sendToPerson(identity: Identity, card: Record<string, unknown>, summary: string): Promise<SendOutcome>;
  sendToChannel(tenantId: TenantId, channel: ChannelReach, card: Record<string, unknown>, summary: string): Promise<SendOutcome>;
}
