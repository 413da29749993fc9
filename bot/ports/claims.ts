import type { CohortId, PersonId } from '../domain/ids.ts';
import type { SeatClaim } from '../domain/roster/claim.ts';

/** Those who came with an address that is another's, in the cohorts where that other takes part. */
export interface Claims {
  put(cohortId: CohortId, claim: SeatClaim): Promise<void>;
  all(cohortId: CohortId): Promise<readonly SeatClaim[]>;
  dismiss(cohortId: CohortId, pid: PersonId, claimant: PersonId): Promise<void>;
}
