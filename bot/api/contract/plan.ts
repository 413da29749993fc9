/** The time plan of a cohort, and a school year's dates: section *Tidplan*. Dates are local, `2026-11-22`. */
import { z } from 'zod';
import { named } from './vocabulary.ts';

export const phaseKind = z.enum(['choosing', 'trying', 'analysing', 'finished']);
export const phase = z.strictObject({
  kind: phaseKind,
  /** The cohort's own word; '' for the kind's. */
  name: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
});
export type PhaseView = z.infer<typeof phase>;

/** `GET /api/v1/cohorts/:cohort/plan` */
export const planView = z.object({
  phases: z.array(phase),
  /** What the programme states. */
  proposed: z.array(phase),
  today: z.string(),
  closedOn: z.string().optional(),
});
export type PlanView = z.infer<typeof planView>;

/** `PUT /api/v1/cohorts/:cohort/plan`; what is to be mended in a phase comes back by its place in the list, `phases.0`. */
export const planBody = z.strictObject({ phases: z.array(phase).max(12) });
export type PlanBody = z.infer<typeof planBody>;

/** `GET /api/v1/cohorts/:cohort/year?begins=2026&weekday=2` – from August to June. */
export const yearView = z.object({
  begins: z.number().int(),
  weekday: z.number().int(),
  /** The calendars that the members live by, with how many do. */
  calendars: z.array(z.object({ name: z.string(), members: z.number().int() })),
  months: z.array(z.object({
    /** `2026-08` */
    month: z.string(),
    proposals: z.array(z.object({
      kind: z.enum(['team-meeting', 'seminar', 'network-days']),
      /** Empty where no day of the month suits everybody. */
      days: z.array(z.string()),
      /** The day that was thought of first, and what is then, in the asked-for language. */
      insteadOf: z.object({ date: z.string(), because: z.array(z.string()) }).optional(),
    })),
    /** What is arranged already; without teams it is the whole cohort's. */
    arranged: z.array(z.object({ id: z.string(), teams: z.array(named), startsAt: z.string() })),
  })),
});
export type YearView = z.infer<typeof yearView>;
