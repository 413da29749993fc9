/** How a cohort and its learning teams are set up, for who leads them: section *Lärteam*. */
import { z } from 'zod';
import { faulty } from './form.ts';
import { named } from './vocabulary.ts';

/** `GET /api/v1/programmes` – what a cohort can be of; empty for who may create none. */
export const programmesView = z.object({ programmes: z.array(named) });
export type ProgrammesView = z.infer<typeof programmesView>;

/** `POST /api/v1/cohorts`; `request` is random, so that the same request again is the same cohort. */
export const newCohort = z.strictObject({ name: z.string(), programme: z.string(), request: z.uuid() });
export type NewCohortBody = z.infer<typeof newCohort>;
export const cohortMade = z.object({ kind: z.literal('created'), cohort: named });
export type CohortMade = z.infer<typeof cohortMade>;
export const newCohortAnswer = z.discriminatedUnion('kind', [cohortMade, faulty]);
export type NewCohortAnswer = z.infer<typeof newCohortAnswer>;

/** `PUT /api/v1/cohorts/:cohort`, `PUT …/teams/:team` – what is left out stays. `POST …/teams` takes the name alone. */
export const setupChange = z.strictObject({ name: z.string().optional(), closed: z.boolean().optional() });
export type SetupChange = z.infer<typeof setupChange>;
export const newTeam = z.strictObject({ name: z.string() });

/** `GET /api/v1/cohorts/:cohort/teams` */
export const teamsView = z.object({
  cohort: named.extend({ closedOn: z.string().optional() }),
  /** Names of who leads all of it. */
  leadAll: z.array(z.string()),
  teams: z.array(named.extend({
    /** Local date. */
    closedOn: z.string().optional(),
    /** How many take part, those with protected identity among them. */
    members: z.number().int(),
    leaders: z.array(z.string()),
    /** Its page stands as a tab in a channel. */
    channelTab: z.boolean(),
    /** A channel gets its monthly digest. */
    digest: z.boolean(),
  })),
});
export type TeamsView = z.infer<typeof teamsView>;

/** `PUT /api/v1/cohorts/:cohort/teams/:team/channel` – where Teams says that the tab was put. */
export const channelBody = z.strictObject({ channelId: z.string().min(1).max(300), groupId: z.string().min(1).max(100).optional() });
export type ChannelBody = z.infer<typeof channelBody>;
