import type { CohortId } from '../domain/ids.ts';
import type { ConfirmedRound, PeerRound, PeerScope } from '../domain/peers/round.ts';
import type { Versioned } from './stored.ts';

export interface PeerRounds {
  /** The open proposal of a scope and its last confirmed rounds, the latest first, in one request. */
  latest(cohortId: CohortId, scope: PeerScope, limit: number): Promise<{ readonly proposal?: Versioned<PeerRound>; readonly confirmed: readonly Versioned<ConfirmedRound>[] }>;
  /** Every confirmed round of the cohort and its teams, in one request a thousand. */
  everywhere(cohortId: CohortId): Promise<readonly ConfirmedRound[]>;
  /** Without `etag` only if the scope has no open proposal. Throws `conflict`. */
  propose(cohortId: CohortId, proposal: PeerRound, etag: string | undefined): Promise<void>;
  /** Throws `conflict`. */
  discard(cohortId: CohortId, scope: PeerScope, etag: string): Promise<void>;
  /** The proposal becomes a confirmed round in one transaction, only if it is still as it was read; else `conflict`. */
  confirm(cohortId: CohortId, round: ConfirmedRound, etag: string): Promise<void>;
  /** Every member knows. Throws `conflict`. */
  markTold(cohortId: CohortId, round: Versioned<ConfirmedRound>): Promise<void>;
}
