import type { PersonId } from '../ids.ts';

/** Somebody came with an address whose place on a roster another person has: refused, and shown to who leads there. */
export interface SeatClaim {
  /** Whose place it is. */
  readonly pid: PersonId;
  readonly claimant: PersonId;
  /** As the host's roster had the claimant; absent where the place is somebody's who is in no list. */
  readonly name?: string;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly at: string;
}
