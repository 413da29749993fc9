import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ProgrammeId, TenantId } from '../domain/ids.ts';
import type { Clock, Ids, Storage } from '../ports.ts';
import type { NudgePlanner } from '../ports/nudge-planner.ts';

/** Everything that a use case may touch. */
export interface World extends Storage {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly catalogue: Catalogue;
  readonly nudges: NudgePlanner;
  /** The programme that someone on no roster registers interest in. */
  readonly intake: ProgrammeId;
  /** Whether the installation lets that tenant's people in. */
  readonly isAllowedTenant: (tenantId: TenantId) => boolean;
}
