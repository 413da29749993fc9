import type { CampaignId, CohortId, PersonId, TeamId } from '../ids.ts';
import type { Progress } from './progress.ts';
import type { BroadcastContent } from './content.ts';

/** What the cohort's facilitators share of one broadcast; its receivers and answers stand with its campaign. */
export type Broadcast = Draft | SentBroadcast;

interface Kept {
  readonly id: CampaignId;
  readonly cohortId: CohortId;
  /** Counts every change. */
  readonly rev: number;
  readonly content: BroadcastContent;
}

export interface Draft extends Kept {
  readonly kind: 'draft';
  readonly savedBy: PersonId;
  /** Instant, ISO 8601 UTC with milliseconds; as all of them here. */
  readonly savedAt: string;
}

export interface SentBroadcast extends Kept {
  readonly kind: 'sent';
  readonly campaignId: CampaignId;
  readonly confirmedBy: PersonId;
  readonly confirmedAt: string;
  readonly sendAt: string;
  /** It goes beside the day's one nudge. */
  readonly exempt: boolean;
  /** From then on nothing of it is sent. */
  readonly notAfter: string;
  /** With a question: until when it can be answered. */
  readonly deadlineAt?: string;
  /** Which teams its receivers are in, and so who may act on it: whoever leads all of them. */
  readonly scope: 'cohort' | readonly TeamId[];
  /** Frozen at confirmation: people, and channels. */
  readonly people: number;
  readonly channels: number;
  readonly cancelledAt?: string;
  /** The last time that it was to be sent again to whom it had not reached. */
  readonly again?: SentAgain;
  readonly reminder?: Reminder;
  /** What it came to, once nothing of it is on its way any more: so that it need not be counted again. */
  readonly outcome?: Outcome;
}

export interface SentAgain {
  readonly at: string;
  readonly uncertain: boolean;
  readonly notAfter: string;
}

/** The one reminder: a campaign of its own, to those who had not answered then. */
export interface Reminder {
  readonly campaignId: CampaignId;
  readonly at: string;
  readonly exempt: boolean;
  readonly people: number;
}

export interface Outcome {
  readonly people: Progress;
  readonly reminder?: Progress;
}

/** A text to begin with, saved by a facilitator of the cohort. */
export interface BroadcastTemplate {
  readonly id: CampaignId;
  readonly cohortId: CohortId;
  readonly name: string;
  readonly content: BroadcastContent;
}

/** Whether it can be answered and changed now. */
export function isOpen({ deadlineAt }: Pick<SentBroadcast, 'deadlineAt'>, now: string): boolean {
  return deadlineAt !== undefined && now < deadlineAt;
}
