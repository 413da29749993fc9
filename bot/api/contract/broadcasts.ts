/**
 * *Utskick*: what facilitators write to many at once, with or without a question, and what comes back.
 *
 * For who leads in the cohort (`lead-in-cohort`; else 403 `not-allowed`), under /api/v1/cohorts/:cohort:
 *
 * | call | answer | |
 * |---|---|---|
 * | `GET /broadcasts` | `BroadcastsView` | drafts, what has been sent, templates, and what can be chosen in a form |
 * | `GET /broadcasts/:broadcast` | `BroadcastView` | a draft, or what was sent with how far it has come; made to be polled |
 *
 * One is written by broadcast-draft.ts, from a text of broadcast-templates.ts; followed by broadcast-progress.ts; its
 * answers are read by broadcast-answers.ts.
 *
 * Errors of all of these: 404 `not-found` for an id that is none, or for a draft where something sent is meant and the other
 * way round; 403 `not-allowed` for confirming, cancelling, sending again or reminding outside of what the caller leads;
 * 400 `input-invalid` for a body that is not of its shape, which no form of ours sends.
 *
 * Instants are ISO 8601 UTC.
 */
import { z } from 'zod';
import { draftView } from './broadcast-draft.ts';
import { sentState, sentView } from './broadcast-progress.ts';
import { templateView } from './broadcast-templates.ts';
import { named } from './vocabulary.ts';

export const broadcastView = z.discriminatedUnion('kind', [draftView, sentView]);
export type BroadcastView = z.infer<typeof broadcastView>;

const broadcastSummary = z.object({
  id: z.string(),
  title: z.string(),
  state: sentState,
  sendAt: z.string(),
  deadlineAt: z.string().optional(),
  audienceText: z.string(),
  receivers: z.number().int(),
  hasQuestion: z.boolean(),
});
export type BroadcastSummary = z.infer<typeof broadcastSummary>;

export const broadcastsView = z.object({
  /** The latest saved first. */
  drafts: z.array(z.object({ id: z.string(), title: z.string(), savedBy: z.string(), savedAt: z.string() })),
  /** The latest first. */
  sent: z.array(broadcastSummary),
  templates: z.array(templateView),
  /** What the caller may choose from in a form. */
  choices: z.object({
    /** Whether `cohort`, `position`, `area` and `action` are the caller's to choose. */
    whole: z.boolean(),
    teams: z.array(named.extend({ channelLinked: z.boolean() })),
    areas: z.array(named.extend({ actions: z.array(named) })),
    /** By name; those with protected identity are not among them. */
    people: z.array(named.extend({ team: z.string() })),
  }),
});
export type BroadcastsView = z.infer<typeof broadcastsView>;
