import { z } from 'zod';
import type { StoredAnswer } from '../domain/broadcast/answer.ts';
import type { Broadcast, BroadcastTemplate } from '../domain/broadcast/broadcast.ts';
import { READERS, WAYS, type BroadcastContent, type BroadcastQuestion } from '../domain/broadcast/content.ts';
import type { Progress } from '../domain/broadcast/progress.ts';
import type { ActionId, AreaId, CampaignId, CohortId, PersonId, TeamId, TenantId } from '../domain/ids.ts';
import type { Campaign, Frozen } from '../domain/lane/campaign.ts';
import { storedId } from './row-codec.ts';

const count = z.number().int();

const questionSchema: z.ZodType<BroadcastQuestion> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), label: z.string() }),
  z.object({ kind: z.literal('one'), label: z.string(), options: z.array(z.string()) }),
  z.object({ kind: z.literal('several'), label: z.string(), options: z.array(z.string()) }),
  z.object({ kind: z.literal('scale'), label: z.string(), low: z.string(), high: z.string() }),
]);

const contentSchema: z.ZodType<BroadcastContent> = z.object({
  title: z.string(),
  text: z.string(),
  question: questionSchema.exactOptional(),
  deadline: z.string(),
  readers: z.enum(READERS),
  audience: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cohort') }),
    z.object({ kind: z.literal('teams'), teams: z.array(storedId<TeamId>()) }),
    z.object({ kind: z.literal('position'), position: z.enum(['principal', 'deputy', 'preschool-head']) }),
    z.object({ kind: z.literal('area'), area: storedId<AreaId>() }),
    z.object({ kind: z.literal('action'), action: storedId<ActionId>() }),
    z.object({ kind: z.literal('people'), people: z.array(storedId<PersonId>()) }),
  ]),
  ways: z.enum(WAYS),
  sendAt: z.string(),
  meetingAt: z.string(),
});

const progressSchema: z.ZodType<Progress> = z.object({
  receivers: count,
  planned: count,
  sending: count,
  sent: count,
  unreachable: z.object({ 'not-met': count, 'no-conversation': count, blocked: count, gone: count }),
  uncertain: count,
  poisoned: count,
  expired: count,
  cancelled: count,
});

const kept = { id: storedId<CampaignId>(), cohortId: storedId<CohortId>(), rev: count, content: contentSchema };

export const broadcastSchema: z.ZodType<Broadcast> = z.discriminatedUnion('kind', [
  z.object({ ...kept, kind: z.literal('draft'), savedBy: storedId<PersonId>(), savedAt: z.string() }),
  z.object({
    ...kept,
    kind: z.literal('sent'),
    campaignId: storedId<CampaignId>(),
    confirmedBy: storedId<PersonId>(),
    confirmedAt: z.string(),
    sendAt: z.string(),
    exempt: z.boolean(),
    notAfter: z.string(),
    deadlineAt: z.string().exactOptional(),
    scope: z.union([z.literal('cohort'), z.array(storedId<TeamId>())]),
    people: count,
    channels: count,
    cancelledAt: z.string().exactOptional(),
    again: z.object({ at: z.string(), uncertain: z.boolean(), notAfter: z.string() }).exactOptional(),
    reminder: z.object({ campaignId: storedId<CampaignId>(), at: z.string(), exempt: z.boolean(), people: count }).exactOptional(),
    outcome: z.object({ people: progressSchema, reminder: progressSchema.exactOptional() }).exactOptional(),
  }),
]);

export const templateSchema: z.ZodType<BroadcastTemplate> = z.object({ id: storedId<CampaignId>(), cohortId: storedId<CohortId>(), name: z.string(), content: contentSchema });

export const campaignSchema: z.ZodType<Campaign> = z.object({
  id: storedId<CampaignId>(),
  cohortId: storedId<CohortId>(),
  broadcastId: storedId<CampaignId>(),
  by: storedId<PersonId>(),
  title: z.string(),
  text: z.string(),
  asks: z.object({ question: questionSchema, readers: z.enum(READERS), deadlineAt: z.string() }).exactOptional(),
  meetingAt: z.string().exactOptional(),
  reminds: storedId<CampaignId>().exactOptional(),
});

const byTenant = z.record(storedId<TenantId>(), count);
export const frozenSchema: z.ZodType<Frozen> = z.object({ people: byTenant, channels: byTenant, notMet: count, notLinked: count });

export const answerSchema: z.ZodType<StoredAnswer> = z.object({
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('chosen'), options: z.array(count) }),
    z.object({ kind: z.literal('scale'), value: count }),
  ]),
  rev: count,
  at: z.string(),
  editedAt: z.string().exactOptional(),
});
