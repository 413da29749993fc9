import type { BroadcastQuestion, Readers } from '../broadcast/content.ts';
import type { CampaignId, CohortId, PersonId, TeamId, TenantId } from '../ids.ts';

/** What a broadcast says, as it was confirmed: never changed after. Instants are ISO 8601 UTC with milliseconds. */
export interface Campaign {
  readonly id: CampaignId;
  readonly cohortId: CohortId;
  /** Of the facilitators' shared list, where it was a draft before. */
  readonly broadcastId: CampaignId;
  readonly by: PersonId;
  readonly title: string;
  /** Simply formatted; see broadcast/formatted-text.ts. */
  readonly text: string;
  readonly asks?: CampaignAsks;
  /** Of the meeting that it is for. */
  readonly meetingAt?: string;
  /** A reminder of that campaign, whose question and answers are its own too. */
  readonly reminds?: CampaignId;
}

export interface CampaignAsks {
  readonly question: BroadcastQuestion;
  readonly readers: Readers;
  readonly deadlineAt: string;
}

/** Whose answers a campaign asks for: a reminder's are those of what it reminds of. */
export function answeredAs({ id, reminds }: Pick<Campaign, 'id' | 'reminds'>): CampaignId {
  return reminds ?? id;
}

/** A receiver of a campaign, frozen at confirmation. */
export type CampaignReceiver =
  | { readonly kind: 'person'; readonly pid: PersonId }
  | ChannelReceiver;

export interface ChannelReceiver {
  readonly kind: 'channel';
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
}

/** How many receivers were frozen in which lane, and how many that no lane can reach. */
export interface Frozen {
  readonly people: Readonly<Record<TenantId, number>>;
  readonly channels: Readonly<Record<TenantId, number>>;
  /** Those who have never been met. */
  readonly notMet: number;
  /** Teams whose channel is not linked. */
  readonly notLinked: number;
}

/** The lanes that have any of them. */
export function lanesOf({ people, channels }: Frozen): readonly TenantId[] {
  return [...new Set([...Object.keys(people), ...Object.keys(channels)])] as TenantId[]; // Keys of records of tenant ids.
}
