import type { CohortId, MeetingId, PersonId } from '../ids.ts';

/** *Jag vill ta upp något*: what a member brings to a meeting, at most one each. Withdrawn, it keeps its place and has no text. */
export interface MeetingCase {
  readonly pid: PersonId;
  /** The person's revision that it shows, so that an older one never wins. */
  readonly rev: number;
  readonly said?: { readonly authorName?: string; readonly line: string; readonly more: string };
}

export const COMMITMENT_OUTCOMES = ['done', 'changed', 'not-yet'] as const;
/** Klart, ändrat, inte än: said by the person themselves, and never counted. */
export type CommitmentOutcome = (typeof COMMITMENT_OUTCOMES)[number];

/** *Till nästa gång*: what somebody takes on at a meeting, one line. */
export interface MeetingCommitment {
  readonly pid: PersonId;
  readonly rev: number;
  /** Absent for a protected identity. */
  readonly name?: string;
  /** '' when it was taken back. */
  readonly text: string;
  readonly outcome?: CommitmentOutcome;
}

/** The latest of one's own, in the head: quoted weekly, asked about at the next meeting. */
export interface Commitment {
  readonly cohortId: CohortId;
  readonly meetingId: MeetingId;
  /** When that meeting began, so that an earlier one never takes its place. */
  readonly heldAt: string;
  readonly text: string;
  readonly outcome?: CommitmentOutcome;
}

/** Still something to do, as far as the person has said. */
export function isOpen({ text, outcome }: Commitment): boolean {
  return text !== '' && (outcome === undefined || outcome === 'not-yet');
}

/** Who was there, as the facilitator ticked it. */
export interface Attendance {
  readonly present: readonly PersonId[];
  readonly at: string;
}
