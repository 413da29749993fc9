/** `GET /api/v1/cohorts/:cohort/overview?lang=` – *Läget*: who has been asked and has answered, not what, in the teams that the caller leads. */
import { z } from 'zod';
import { named, week } from './vocabulary.ts';

/** *Hann inte* is an answer. A pause is never told: who is paused has not been asked. */
export const weekStanding = z.enum(['answered', 'asked', 'not-asked', 'break']);

export const overviewView = z.object({
  lastWeek: week,
  thisWeek: week,
  teams: z.array(z.object({
    id: z.string(),
    name: z.string(),
    /** By name. */
    members: z.array(z.object({ id: z.string(), name: z.string(), lastWeek: weekStanding, thisWeek: weekStanding })),
    /** Persons with protected identity: counted, and in no list. */
    notListed: z.number().int(),
  })),
  /** Who wants help from the facilitator, the latest first. */
  asks: z.array(z.object({
    id: z.string(),
    /** Absent for a person with protected identity. */
    name: z.string().optional(),
    team: named,
    week,
    /** What they wrote, if they let the team read it. */
    shared: z.object({ actionName: z.string(), did: z.string(), takeaway: z.string(), nextStep: z.string() }).optional(),
  })),
});
export type OverviewView = z.infer<typeof overviewView>;
export type WeekStanding = z.infer<typeof weekStanding>;
