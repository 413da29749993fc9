import { MOST_ROWS } from '../domain/lane/lane.ts';

/**
 * How a round's one transaction is shared out: claims and broadcasts have room of their own, and what is finished takes
 * what they leave over. A test adds it up.
 */
export const CLAIMED_AT_ONCE = 8;
/** Of one claim; what is over at once has the most. */
export const MOST_CLAIM_ROWS = 6;
export const BROADCAST_ROWS = MOST_ROWS - CLAIMED_AT_ONCE * MOST_CLAIM_ROWS;
/** Receivers of a broadcast, with their slots and the ticket. */
export const QUEUED_AT_ONCE = 25;
