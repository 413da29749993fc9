/** *Processlogg*: a facilitator's own notes. `GET /me/log?cohort=&before=`, `POST /me/log/entries`, `PUT /me/log/entries/:entry`, `POST /me/log/entries/:entry/remove`. */
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9._~-]{1,80}$/);

export const logNote = z.object({ cohort: id, text: z.string().max(20_000), team: id.optional(), meeting: id.optional() });
export type LogNote = z.infer<typeof logNote>;

/** `id` is made by who writes, once for each form. */
export const newLogNote = logNote.extend({ id: z.string().regex(/^[0-9a-f]{24}$/) });
export type NewLogNote = z.infer<typeof newLogNote>;

/** `writtenAt` finds it; it does not change. */
export const editedLogNote = logNote.extend({ writtenAt: z.iso.datetime() });
export type EditedLogNote = z.infer<typeof editedLogNote>;

export const removedLogNote = z.object({ cohort: id, writtenAt: z.iso.datetime() });

export const logEntryView = z.object({
  id: z.string(),
  writtenAt: z.string(),
  editedAt: z.string().optional(),
  text: z.string(),
  team: z.string().optional(),
  meeting: z.string().optional(),
});
export type LogEntryView = z.infer<typeof logEntryView>;

export const logView = z.object({ entries: z.array(logEntryView), earlier: z.string().optional() });
export type LogView = z.infer<typeof logView>;
