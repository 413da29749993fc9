import type { CampaignId, CohortId, PersonId } from '../ids.ts';

/** A prompt to a meeting, as it was confirmed: never changed after. */
export interface Campaign {
  readonly id: CampaignId;
  readonly cohortId: CohortId;
  readonly by: PersonId;
  readonly title: string;
  readonly text: string;
  /** Instant of the meeting, ISO 8601 UTC with milliseconds. */
  readonly meetingAt: string;
}
