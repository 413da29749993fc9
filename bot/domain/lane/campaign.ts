import type { CampaignId, CohortId, PersonId, TeamId } from '../ids.ts';

/** A prompt to a meeting, as it was confirmed: never changed after. */
export interface Campaign {
  readonly id: CampaignId;
  /** Whose members receive it. */
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
  readonly by: PersonId;
  readonly title: string;
  readonly text: string;
  /** Instant of the meeting, ISO 8601 UTC with milliseconds. */
  readonly meetingAt: string;
}
