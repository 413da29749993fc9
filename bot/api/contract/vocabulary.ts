/** Words that several views share. Every value is a fixed word; the tab translates it by its own locales. */
import { z } from 'zod';

export const language = z.enum(['sv', 'en', 'nb']);
export const visibility = z.enum(['me', 'peer', 'team', 'cohort']);
export const observation = z.enum(['seen', 'not-yet', 'not-looked', 'wrong-way']);
export const help = z.enum(['none', 'team', 'facilitator']);
/** Where a person is in the cycle: Prova → Reflektera och analysera → Justera → Prova igen. */
export const step = z.enum(['choosing', 'trying', 'analysing', 'adjusting']);
/** `planned`: chosen but not yet in focus. At most one trial of a person is `active`. */
export const trialState = z.enum(['planned', 'active', 'done', 'paused', 'ended']);
export const weekOutcome = z.enum(['asked', 'answered', 'not-reached', 'unanswered', 'paused', 'break', 'not-sent']);

/** A week by ISO 8601, e.g. `2026-W47`, with its number ready to show. */
export const week = z.object({ iso: z.string(), number: z.number().int() });

/** One of a list of weeks in order, with how many weeks after the first it comes: those in between that are left out leave their place empty. */
export const placedWeek = week.extend({ place: z.number().int() });

/** A count of persons, or hidden because showing it could point somebody out. */
export const count = z.union([z.number().int().nonnegative(), z.literal('hidden')]);

export const named = z.object({ id: z.string(), name: z.string() });

/** What was observed of one desired effect of the area. `name` is in the asked-for language. */
export const effectObservation = z.object({ id: z.string(), name: z.string(), observation });
