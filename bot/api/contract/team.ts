/**
 * `GET /api/v1/cohorts/:cohort/teams/:team?lang=&before=` – *Lärteamet*. The same for every member: it holds
 * nothing that only the caller may see, so that it can stand in a channel.
 */
import { z } from 'zod';
import { effectObservation, named, observation, step, week } from './vocabulary.ts';

export const teamMemberView = z.object({
  id: z.string(),
  name: z.string(),
  step,
  /** The action in focus; absent while choosing. */
  focus: z.object({ areaName: z.string(), actionName: z.string(), iteration: z.number().int() }).optional(),
});
export type TeamMemberView = z.infer<typeof teamMemberView>;

export const sharedReflectionView = z.object({
  id: z.string(),
  /** Absent for a person with protected identity. */
  authorName: z.string().optional(),
  week,
  areaName: z.string(),
  actionName: z.string(),
  actionVersion: z.number().int(),
  did: z.string(),
  takeaway: z.string(),
  nextStep: z.string(),
  showAtMeeting: z.boolean(),
  /** The author would like the team's help; never true on the cohort's page. */
  asksTeam: z.boolean(),
  effects: z.array(effectObservation),
  submittedAt: z.string(),
});
export type SharedReflectionView = z.infer<typeof sharedReflectionView>;

export const teamView = z.object({
  cohort: named,
  team: named,
  madeUp: z.boolean(),
  members: z.array(teamMemberView),
  shared: z.array(sharedReflectionView),
  /** Effects seen, counted over the latest observation in each shared reflection's area and member. */
  effects: z.array(z.object({ id: z.string(), areaName: z.string(), name: z.string(), counts: z.record(observation, z.number().int()) })),
  earlier: z.string().optional(),
});
export type TeamView = z.infer<typeof teamView>;
