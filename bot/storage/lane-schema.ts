import { z } from 'zod';
import type { Delivery, DeliveryResult, Failure, Lane, LinkedChannel, NudgeHint, Recipient, SendAgain, Ticket } from '../domain/lane/lane.ts';
import type { CampaignId, CohortId, PersonId, TeamId } from '../domain/ids.ts';
import { NUDGE_KINDS } from '../domain/nudges/kind.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import { storedId } from './row-codec.ts';

const count = z.number().int();
const failureState = z.enum(['unreachable', 'uncertain', 'poisoned', 'expired']);
const failureReason = z.enum(['no-conversation', 'blocked', 'outcome-unknown', 'card-refused', 'too-late']);
const kind = z.enum([...NUDGE_KINDS, 'team-digest']);
const key = storedId<WishKey>();

const recipient: z.ZodType<Recipient> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), pid: storedId<PersonId>() }),
  z.object({ kind: z.literal('channel'), cohortId: storedId<CohortId>(), teamId: storedId<TeamId>() }),
]);

export const laneSchema: z.ZodType<Lane> = z.object({
  holder: z.string(),
  epoch: count,
  released: z.literal(true).exactOptional(),
  rate: z.number(),
  pausedUntil: z.string().exactOptional(),
  alert: z.enum(['refused-in-a-row', 'not-authorised']).exactOptional(),
  stats: z.object({
    pending: count,
    oldestDueAt: z.string().exactOptional(),
    failures: z.object({ unreachable: count, uncertain: count, poisoned: count, expired: count }),
  }),
});

export const deliverySchema: z.ZodType<Delivery> = z.object({
  id: z.string(),
  to: recipient,
  kind,
  key,
  lines: z.array(key),
  date: z.string(),
  dueAt: z.string(),
  notAfter: z.string(),
  campaignId: storedId<CampaignId>().exactOptional(),
  exempt: z.literal(true).exactOptional(),
  slot: z.string().exactOptional(),
  again: z.literal(true).exactOptional(),
  unlessAnswered: storedId<CampaignId>().exactOptional(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ready'), notBefore: z.string() }),
    z.object({ kind: z.literal('sending'), epoch: count }),
  ]),
  unknowns: count,
  delays: count,
});

export const resultSchema: z.ZodType<DeliveryResult> = z.object({
  id: z.string(),
  kind,
  key,
  state: z.enum(['queued', 'sent', 'unreachable', 'uncertain', 'poisoned', 'expired', 'cancelled', 'superseded']),
  at: z.string(),
  reason: z.union([failureReason, z.enum(['not-wanted-any-more', 'cancelled', 'gone', 'answered'])]).exactOptional(),
  activityId: z.string().exactOptional(),
});

export const failureSchema: z.ZodType<Failure> = z.object({
  to: recipient,
  kind,
  key,
  lines: z.array(key),
  state: failureState,
  reason: failureReason,
  at: z.string(),
  delivery: deliverySchema.exactOptional(),
});

export const nudgeHintSchema: z.ZodType<NudgeHint> = z.object({ dueAt: z.string(), to: recipient, kind: kind.exactOptional() });

export const ticketSchema: z.ZodType<Ticket> = z.object({
  campaignId: storedId<CampaignId>(),
  from: z.string(),
  notAfter: z.string(),
  date: z.string(),
  exempt: z.boolean(),
  asks: storedId<CampaignId>().exactOptional(),
  reminds: z.literal(true).exactOptional(),
  after: z.string().exactOptional(),
  expanded: z.boolean(),
  cancelled: z.boolean(),
  counts: z.object({ queued: count, sent: count, unreachable: count, uncertain: count, poisoned: count, expired: count, cancelled: count, superseded: count }),
});

export const sendAgainSchema: z.ZodType<SendAgain> = z.object({
  campaignId: storedId<CampaignId>(),
  states: z.array(failureState),
  at: z.string(),
  notAfter: z.string(),
  only: recipient.exactOptional(),
});

export const channelSchema: z.ZodType<LinkedChannel> = z.object({
  cohortId: storedId<CohortId>(),
  teamId: storedId<TeamId>(),
  serviceUrl: z.string(),
  conversationId: z.string(),
  botId: z.string(),
  language: z.enum(['sv', 'en', 'nb']),
  told: z.array(z.string()),
});
