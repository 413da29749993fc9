/**
 * `GET /api/v1/cohorts/:cohort/organisations` – *Organisationer*: how far each has come, what is furthest from ready first.
 * `PUT …/organisations/:organisation` – name and tenant; `PUT …/organisations/:organisation/readiness` – what is done.
 */
import { z } from 'zod';

export const readiness = z.enum(['agreement-signed', 'app-allowed', 'channel-made']);
export type ReadinessWord = z.infer<typeof readiness>;

export const readinessStep = z.enum(['agreement-signed', 'tenant-known', 'tenant-allowed', 'app-allowed', 'channel-made', 'people-met', 'done']);
export type ReadinessStep = z.infer<typeof readinessStep>;

export const organisationView = z.object({
  id: z.string(),
  name: z.string(),
  tenant: z.string().optional(),
  /** The installation lets its people in. */
  allowed: z.boolean(),
  /** Local dates on which each was done. */
  ready: z.array(z.object({ step: readiness, on: z.string().optional() })),
  people: z.object({ all: z.number().int(), met: z.number().int() }),
  /** How many of them are held up by what is next. */
  waiting: z.number().int(),
  /** The first thing that is not done. */
  next: readinessStep,
});
export type OrganisationView = z.infer<typeof organisationView>;

export const organisationsView = z.object({ organisations: z.array(organisationView), mayChange: z.boolean() });
export type OrganisationsView = z.infer<typeof organisationsView>;

export const organisationBody = z.strictObject({ name: z.string().max(30_000), tenant: z.string().max(30_000) });
export type OrganisationBody = z.infer<typeof organisationBody>;
export const readinessBody = z.strictObject({ step: readiness, done: z.boolean() });
export type ReadinessBody = z.infer<typeof readinessBody>;
