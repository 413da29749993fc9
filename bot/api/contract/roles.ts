/** Who leads, analyses, heads and administers in a cohort: section *Roller*. */
import { z } from 'zod';
import { named } from './vocabulary.ts';

const led = z.union([z.literal('all'), z.array(z.string().max(200)).max(300)]);

/** `GET /api/v1/cohorts/:cohort/roles` */
export const rolesView = z.object({
  /** The reader may say who leads and analyses, and not alone what belongs to their organisation. */
  leads: z.boolean(),
  teams: z.array(named),
  /** Everybody on the roster whom a list may show, by name; for who leads nothing, those of the organisation that they administer. */
  people: z.array(named.extend({
    organisation: z.string(),
    leads: led,
    analyses: z.boolean(),
    heads: z.boolean(),
    administers: z.boolean(),
    /** The reader may grant what belongs to this person's organisation. */
    mayAdminister: z.boolean(),
  })),
});
export type RolesView = z.infer<typeof rolesView>;
export type RoleHolderView = RolesView['people'][number];

/** `POST /api/v1/cohorts/:cohort/roles` */
export const grantBody = z.discriminatedUnion('role', [
  z.strictObject({ person: z.string(), role: z.literal('facilitator'), teams: led }),
  z.strictObject({ person: z.string(), role: z.enum(['analyst', 'head', 'admin']), holds: z.boolean() }),
]);
export type GrantBody = z.infer<typeof grantBody>;

/** `GET /api/v1/cohorts/:cohort/successors`: what the reader can hand over, and to whom. */
export const successorsView = z.object({ own: led, teams: z.array(named), people: z.array(named) });
export type SuccessorsView = z.infer<typeof successorsView>;

/** `POST /api/v1/cohorts/:cohort/handover` */
export const handoverBody = z.strictObject({ to: z.string(), teams: led, keep: z.boolean() });
export type HandoverBody = z.infer<typeof handoverBody>;
