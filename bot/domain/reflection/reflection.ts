import type { IsoWeek } from '../calendar/iso-week.ts';
import type { ActionId, QuestionId, TrialId } from '../ids.ts';
import type { Answer } from './answer.ts';

/** One answered week (or an extra entry in it), pinned for ever to the version of the action that was tried. */
export interface Reflection {
  readonly id: QuestionId;
  readonly rev: number;
  readonly week: IsoWeek;
  readonly trialId: TrialId;
  readonly actionId: ActionId;
  readonly actionVersion: number;
  readonly iteration: number;
  readonly answer: Answer;
  /** *Får visas på mötet.* */
  readonly showAtMeeting: boolean;
  /** Instants, ISO 8601 UTC. */
  readonly submittedAt: string;
  readonly editedAt?: string;
}
