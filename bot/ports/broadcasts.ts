import type { CampaignId, CohortId } from '../domain/ids.ts';
import type { Broadcast, BroadcastTemplate } from '../domain/broadcast/broadcast.ts';
import type { Versioned } from './stored.ts';

/** What a cohort's facilitators share of its broadcasts. */
export interface Broadcasts {
  /** Drafts and what was sent, in one request a thousand. */
  list(cohortId: CohortId): Promise<readonly Broadcast[]>;
  find(cohortId: CohortId, id: CampaignId): Promise<Versioned<Broadcast> | undefined>;
  /**
   * Without `etag` only if there is none yet. With `carryOut` the lanes are to be told: a note says so until
   * `carriedOut`, so that a crash in between loses nothing. Throws `conflict`.
   */
  save(broadcast: Broadcast, etag: string | undefined, carryOut?: 'carry-out'): Promise<Versioned<Broadcast>>;
  /** Throws `conflict`. */
  remove(cohortId: CohortId, id: CampaignId, etag: string): Promise<void>;
  /** Those of which the lanes may not have been told all. */
  toCarryOut(cohortId: CohortId): Promise<readonly Versioned<CampaignId>[]>;
  /** Unless it was noted anew meanwhile. */
  carriedOut(cohortId: CohortId, note: Versioned<CampaignId>): Promise<void>;
  note(cohortId: CohortId, id: CampaignId): Promise<Versioned<CampaignId> | undefined>;
  templates(cohortId: CohortId): Promise<readonly BroadcastTemplate[]>;
  saveTemplate(template: BroadcastTemplate): Promise<void>;
  removeTemplate(cohortId: CohortId, id: CampaignId): Promise<void>;
}
