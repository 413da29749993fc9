import type { CampaignId, PersonId, TenantId } from '../domain/ids.ts';
import type { AnswerOf, StoredAnswer } from '../domain/broadcast/answer.ts';
import type { Campaign, CampaignReceiver, ChannelReceiver, Frozen } from '../domain/lane/campaign.ts';
import type { Versioned } from './stored.ts';

/** A confirmed broadcast's own partition: what is said, to whom, and what they answer. */
export interface Campaigns {
  find(campaignId: CampaignId): Promise<Campaign | undefined>;
  /** Frozen before it is confirmed; `undefined` for who is in no lane. */
  addReceivers(campaignId: CampaignId, tenantId: TenantId | undefined, receivers: readonly CampaignReceiver[]): Promise<void>;
  /** With how many receivers it has. Throws `conflict` if it is there. */
  confirm(campaign: Campaign, frozen: Frozen): Promise<void>;
  frozen(campaignId: CampaignId): Promise<Versioned<Frozen> | undefined>;
  /** Receivers who were in no lane have come to the door, all of one lane; with the new counts. Throws `conflict`. */
  becomeReachable(campaignId: CampaignId, tenantId: TenantId, receivers: readonly CampaignReceiver[], frozen: Versioned<Frozen>): Promise<Versioned<Frozen>>;
  /** In the order of their keys, those after `after`. */
  receivers(campaignId: CampaignId, tenantId: TenantId | undefined, page: { limit: number; after?: string }): Promise<readonly CampaignReceiver[]>;
  /** Of its receivers, the channels. */
  channels(campaignId: CampaignId, tenantId: TenantId | undefined): Promise<readonly ChannelReceiver[]>;
  /** Whether somebody was among the frozen; `tenantId` is that of their home. */
  isReceiver(campaignId: CampaignId, tenantId: TenantId | undefined, pid: PersonId): Promise<boolean>;
  answer(campaignId: CampaignId, pid: PersonId): Promise<Versioned<StoredAnswer> | undefined>;
  /** Without `etag` only if there is none yet. Throws `conflict`. */
  saveAnswer(campaignId: CampaignId, pid: PersonId, answer: StoredAnswer, etag: string | undefined): Promise<void>;
  answers(campaignId: CampaignId): Promise<readonly AnswerOf[]>;
  /** Who has answered, without what. */
  answeredBy(campaignId: CampaignId): Promise<ReadonlySet<PersonId>>;
}
