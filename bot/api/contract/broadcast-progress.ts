/**
 * An *utskick* that has been sent: how far it has come, who has it, and what can be done about it; for who leads in the
 * cohort (broadcasts.ts), under /api/v1/cohorts/:cohort:
 *
 * | call | body → answer | |
 * |---|---|---|
 * | `POST /broadcasts/:broadcast/cancel` | `{}` → `SentView` | what has not been sent will not be |
 * | `POST /broadcasts/:broadcast/resend` | `resend` → `SentView` | to those whom it did not reach |
 * | `POST /broadcasts/:broadcast/remind` | `remind` → `Reminded` | once, to those who have not answered |
 * | `GET  /broadcasts/:broadcast/receivers` | → `ReceiversView` | by name: who has it, who has answered (not what) |
 */
import { z } from 'zod';
import { content } from './broadcast-content.ts';
import { named } from './vocabulary.ts';

/** How many receivers are where. They always add up to `receivers`. */
const progress = z.object({
  /** Frozen at confirmation. */
  receivers: z.number().int(),
  /** Has not begun, or waits for somebody's working hours. */
  planned: z.number().int(),
  sending: z.number().int(),
  sent: z.number().int(),
  unreachable: z.object({
    /** Has never come to the door. */
    notMet: z.number().int(),
    noConversation: z.number().int(),
    blocked: z.number().int(),
    /** Is not there any more. */
    gone: z.number().int(),
  }),
  uncertain: z.number().int(),
  poisoned: z.number().int(),
  expired: z.number().int(),
  cancelled: z.number().int(),
});
export type Progress = z.infer<typeof progress>;

const receiverState = z.enum(['planned', 'sending', 'sent', 'unreachable', 'uncertain', 'poisoned', 'expired', 'cancelled']);
/** Why somebody is unreachable. */
const unreachableReason = z.enum(['not-met', 'no-conversation', 'blocked', 'gone']);

const channelPost = z.object({
  team: named,
  state: receiverState,
  /** Why it is unreachable: `not-linked`, or as of people. */
  reason: z.enum(['not-linked', 'no-conversation', 'blocked', 'gone']).optional(),
});

export const sentState = z.enum(['scheduled', 'under-way', 'done', 'cancelled']);

export const sentView = z.object({
  kind: z.literal('sent'),
  id: z.string(),
  state: sentState,
  content,
  /** Who confirmed it, and when; when it goes. */
  confirmedBy: z.string(),
  confirmedAt: z.string(),
  sendAt: z.string(),
  exempt: z.boolean(),
  deadlineAt: z.string().optional(),
  /** In words of the caller's language, e.g. *Hela kohorten*, *Lärteam Norr, Lärteam Syd*. */
  audienceText: z.string(),
  progress,
  channels: z.array(channelPost),
  /** Absent without a question. */
  answered: z.number().int().optional(),
  /** The one reminder, when there has been one. */
  reminder: z.object({ at: z.string(), progress }).optional(),
  may: z.object({
    cancel: z.boolean(),
    /** How many it would go to again: those who were not reached, and how many of uncertain outcome could be added. */
    resend: z.object({ failed: z.number().int(), uncertain: z.number().int() }).optional(),
    /** How many have not answered. */
    remind: z.object({ people: z.number().int() }).optional(),
    export: z.boolean(),
  }),
});
export type SentView = z.infer<typeof sentView>;

/** `uncertain`: also to those who may have it already. */
export const resend = z.strictObject({ uncertain: z.boolean() });

/** `people`: as was shown in `may.remind`. `now`: beside the day's one nudge; otherwise as the day's nudge. Both in working hours. */
export const remind = z.strictObject({ people: z.number().int(), now: z.boolean() });

const reminded = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reminded'), broadcast: sentView }),
  /** Not sent: somebody has answered meanwhile. The count is in `may.remind`. */
  z.object({ kind: z.literal('count-changed'), broadcast: sentView }),
]);
export type Reminded = z.infer<typeof reminded>;

export const receiversView = z.object({
  /** Those whom the caller leads, by name. */
  receivers: z.array(z.object({
    id: z.string(),
    name: z.string(),
    team: z.string(),
    state: receiverState,
    reason: unreachableReason.optional(),
    /** Absent without a question. */
    answered: z.boolean().optional(),
  })),
  /** Persons with protected identity: counted, and in no list. */
  notListed: z.number().int(),
  /** Receivers whom others lead. */
  notLed: z.number().int(),
});
export type ReceiversView = z.infer<typeof receiversView>;
