import { decideAnswer, type BroadcastAnswer, type StoredAnswer } from '../../domain/broadcast/answer.ts';
import type { BroadcastQuestion } from '../../domain/broadcast/content.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CampaignId } from '../../domain/ids.ts';
import type { Campaign, CampaignAsks } from '../../domain/lane/campaign.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';

/** A campaign with a question, as one of its receivers meets it. */
export interface OwnQuestion {
  readonly campaign: Campaign & { readonly asks: CampaignAsks };
  readonly isOpen: boolean;
  /** As it was last answered. */
  readonly stored?: StoredAnswer;
}

/** The question with the own answer, if it is the person's to answer. Two requests, three before it is answered. Throws `not-found`. */
export async function ownQuestion(world: World, person: Person, campaignId: CampaignId): Promise<OwnQuestion> {
  const { campaign, isOpen } = await askedIn(world, campaignId);
  const stored = await world.campaigns.answer(campaign.id, person.pid);
  if (!stored) await assertReceiver(world, person, campaign.id);
  return { campaign, isOpen, ...(stored ? { stored: stored.value } : {}) };
}

export type AnswerResult =
  | { readonly kind: 'faulty'; readonly campaign: OwnQuestion['campaign'] }
  | { readonly kind: 'stored'; readonly campaign: OwnQuestion['campaign']; readonly rev: number }
  | { readonly kind: 'repeated'; readonly campaign: OwnQuestion['campaign'] }
  | { readonly kind: 'stale'; readonly campaign: OwnQuestion['campaign']; readonly stored: StoredAnswer }
  /** Until the deadline it can be answered late and changed; now it is over. */
  | { readonly kind: 'closed'; readonly campaign: OwnQuestion['campaign']; readonly isAnswered: boolean };

export interface GivenAnswer {
  /** Of the answer that the form began with, 0 for none. */
  readonly baseRev: number;
  /** What was given to this question; undefined where it has to be mended first. */
  readonly read: (question: BroadcastQuestion) => BroadcastAnswer | undefined;
}

/** Four requests the first time, three after. Throws `not-found`. */
export async function answerBroadcast(world: World, person: Person, campaignId: CampaignId, given: GivenAnswer): Promise<AnswerResult> {
  const { campaign, isOpen } = await askedIn(world, campaignId);
  const answer = given.read(campaign.asks.question);
  if (!answer) return { kind: 'faulty', campaign };
  const read = await world.campaigns.answer(campaign.id, person.pid);
  const decision = decideAnswer(read?.value, { answer, baseRev: given.baseRev }, instantText(world.clock.now()));
  if (decision.kind === 'repeated') return { kind: 'repeated', campaign };
  if (!read) await assertReceiver(world, person, campaign.id);
  if (!isOpen) return { kind: 'closed', campaign, isAnswered: read !== undefined };
  if (decision.kind === 'stale') return { ...decision, campaign };
  try {
    await world.campaigns.saveAnswer(campaign.id, person.pid, decision.answer, read?.etag);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return await answerBroadcast(world, person, campaignId, given);
  }
  return { kind: 'stored', campaign, rev: decision.answer.rev };
}

async function askedIn(world: World, campaignId: CampaignId): Promise<Pick<OwnQuestion, 'campaign' | 'isOpen'>> {
  const campaign = await world.campaigns.find(campaignId);
  if (!campaign?.asks) throw new LedtradError('not-found');
  return { campaign: { ...campaign, asks: campaign.asks }, isOpen: instantText(world.clock.now()) < campaign.asks.deadlineAt };
}

/** Whom it was not sent to, it does not exist for. */
async function assertReceiver(world: World, { pid, home }: Person, campaignId: CampaignId): Promise<void> {
  if (!(await world.campaigns.isReceiver(campaignId, home?.tenantId, pid))) throw new LedtradError('not-found');
}
