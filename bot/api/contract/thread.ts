/** `GET /api/v1/me/thread?lang=&before=` – *Min tråd*: the person's own trials and reflections, latest first. */
import { z } from 'zod';
import { effectObservation, help, trialState, visibility, week, weekOutcome } from './vocabulary.ts';

export const reflectionView = z.object({
  /** Also the `questionId` in the data of `reflect.edit` (contract/cards.ts). */
  id: z.string(),
  rev: z.number().int(),
  week,
  iteration: z.number().int(),
  kind: z.enum(['reflection', 'not-reached']),
  did: z.string(),
  takeaway: z.string(),
  nextStep: z.string(),
  help,
  visibility,
  showAtMeeting: z.boolean(),
  effects: z.array(effectObservation),
  /** Instant, ISO 8601 UTC. */
  submittedAt: z.string(),
  /** Present when it has been edited. */
  editedAt: z.string().optional(),
});
export type ReflectionView = z.infer<typeof reflectionView>;

export const trialView = z.object({
  id: z.string(),
  areaName: z.string(),
  actionName: z.string(),
  actionVersion: z.number().int(),
  focus: z.boolean(),
  state: trialState,
  iteration: z.number().int(),
  /** Local date, `2026-11-22`: when it came into focus, or the Monday of that week; empty while it is planned. */
  startedOn: z.string(),
  when: z.string(),
  where: z.string(),
  withWhom: z.string(),
  /** Why it is done, paused or ended, when it is and it was said. */
  reason: z.string().optional(),
  reflections: z.array(reflectionView),
});
export type TrialView = z.infer<typeof trialView>;

export const threadView = z.object({
  /** The current week in the person's own zone, and how it stands. */
  week: week.extend({ outcome: weekOutcome }),
  /** The person's next step, last said; empty when none. */
  nextStep: z.string(),
  /** What the person saw and wanted to see when choosing. */
  seen: z.string(),
  wanted: z.string(),
  trials: z.array(trialView),
  /** The last 26 weeks, oldest first. */
  weeks: z.array(week.extend({ outcome: weekOutcome })),
  /** Pass as `before` to read further back; absent when there is no more. */
  earlier: z.string().optional(),
});
export type ThreadView = z.infer<typeof threadView>;
