import type { CohortId, MeetingId, TrialId } from '../ids.ts';
import type { Commitment } from '../meeting/contribution.ts';
import type { Reflection } from '../reflection/reflection.ts';
import type { ChoiceDraft } from '../trial/choice.ts';
import type { TrialCircumstances } from '../trial/trial.ts';
import type { Person } from './person.ts';

/** What a decision wants stored: the person's head and the rows beside it, all or nothing. */
export interface PersonChange {
  readonly person: Person;
  readonly records: readonly PersonRecord[];
}

export type PersonRecord =
  /** The latest text, and that revision kept for ever. */
  | { readonly kind: 'reflection'; readonly reflection: Reflection }
  | { readonly kind: 'trial'; readonly circumstances: TrialCircumstances }
  /** Why a trial left the focus, beside its circumstances and not in their place. */
  | { readonly kind: 'trial-retired'; readonly trialId: TrialId; readonly reason: string }
  | { readonly kind: 'choice-draft'; readonly draft: ChoiceDraft }
  | { readonly kind: 'choice-draft-done' }
  /** What they bring to a meeting, and what they took on there: their own copy of what the team reads. */
  | { readonly kind: 'meeting-case'; readonly own: OwnMeetingCase }
  | { readonly kind: 'commitment'; readonly commitment: Commitment };

/** `line` is '' when it was withdrawn. */
export interface OwnMeetingCase {
  readonly cohortId: CohortId;
  readonly meetingId: MeetingId;
  readonly line: string;
  readonly more: string;
}

export function changed(person: Person, ...records: readonly PersonRecord[]): PersonChange {
  return { person: { ...person, rev: person.rev + 1 }, records };
}
