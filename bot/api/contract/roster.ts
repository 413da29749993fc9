/** `GET /api/v1/cohorts/:cohort/roster` – *Deltagare*: who is on a cohort's roster, for who leads in it. */
import { z } from 'zod';
import { named } from './vocabulary.ts';

/** What somebody is on a roster; the first three take part. */
export const position = z.enum(['principal', 'deputy', 'preschool-head', 'facilitator', 'analyst', 'head', 'admin']);

export const rosterMemberView = z.object({
  id: z.string(),
  name: z.string(),
  position,
  organisation: z.string(),
  /** '' for somebody of no school. */
  school: z.string(),
  team: named.optional(),
  /** Has come to the door at least once. */
  met: z.boolean(),
});
export type RosterMemberView = z.infer<typeof rosterMemberView>;

export const rosterView = z.object({
  members: z.array(rosterMemberView),
  /** Persons with protected identity: counted, and in no list. */
  notListed: z.number().int(),
});
export type RosterView = z.infer<typeof rosterView>;
