/**
 * Texts to begin an *utskick* with, shared by the cohort's facilitators; for who leads in the cohort (broadcasts.ts), under
 * /api/v1/cohorts/:cohort:
 *
 * | call | body → answer | |
 * |---|---|---|
 * | `POST /broadcast-templates` | `saveTemplate` → `TemplateSaved` | |
 * | `POST /broadcast-templates/:template/discard` | `{}` → `Done` | a saved one, not a built-in one |
 */
import { z } from 'zod';
import { content, contentFaults, typed } from './broadcast-content.ts';

export const templateView = z.object({
  id: z.string(),
  /** In the asked-for language for a built-in one. */
  name: z.string(),
  builtIn: z.boolean(),
  content,
});
export type TemplateView = z.infer<typeof templateView>;

/** Audience and times are not kept in a template. */
export const saveTemplate = z.strictObject({ name: typed, content });

export const templateSaved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), template: templateView }),
  contentFaults,
]);
export type TemplateSaved = z.infer<typeof templateSaved>;
