import type { CohortId, MeetingId, TeamId } from '../ids.ts';

export const MOST_LOG_TEXT = 8000;

/** *Processlogg*: a facilitator's own note of how the work goes. Nobody else reads it. */
export interface LogEntry {
  readonly id: string;
  readonly cohortId: CohortId;
  /** Instants, ISO 8601 UTC with milliseconds. */
  readonly writtenAt: string;
  readonly editedAt?: string;
  readonly text: string;
  readonly teamId?: TeamId;
  readonly meetingId?: MeetingId;
}
