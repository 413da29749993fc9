/**
 * `GET /api/v1/cohorts/:cohort?lang=` – *Kohorten*: published aggregates, never live figures,
 * and what its members chose to share with all of it. `&before=` reads further back in the latter.
 */
import { z } from 'zod';
import { phase } from './plan.ts';
import { sharedReflectionView } from './team.ts';
import { count, named, observation, placedWeek, step, weekOutcome } from './vocabulary.ts';

export const cohortView = z.object({
  cohort: named,
  madeUp: z.boolean(),
  /** The time plan, and the reader's own day. */
  plan: z.object({ phases: z.array(phase), today: z.string() }).optional(),
  closedOn: z.string().optional(),
  members: z.number().int(),
  /** Instant of the publication; absent before the first. */
  publishedAt: z.string().optional(),
  /** Counts under this are hidden. */
  threshold: z.number().int(),
  areas: z.array(z.object({
    id: z.string(),
    name: z.string(),
    underDevelopment: z.boolean(),
    count,
    actions: z.array(z.object({ id: z.string(), name: z.string(), count })),
  })),
  steps: z.array(z.object({ step, count })),
  /** Answers by week, oldest first; `asked` is the week that is still going on. */
  weeks: z.array(placedWeek.extend({ outcomes: z.array(z.object({ outcome: weekOutcome, count })) })),
  /** How many persons noted each observation of any effect in a week, oldest first. */
  effectWeeks: z.array(placedWeek.extend({ observations: z.array(z.object({ observation, count })) })),
  /** The latest observation of each effect, by area. */
  effects: z.array(z.object({
    areaId: z.string(),
    areaName: z.string(),
    effects: z.array(z.object({ id: z.string(), name: z.string(), observations: z.array(z.object({ observation, count })) })),
  })),
  /** Reflections whose authors chose the cohort as readers, latest first. */
  shared: z.array(sharedReflectionView),
  earlier: z.string().optional(),
});
export type CohortView = z.infer<typeof cohortView>;
