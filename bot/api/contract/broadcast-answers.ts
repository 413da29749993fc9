/**
 * What has been answered to an *utskick* with a question, under /api/v1/cohorts/:cohort:
 *
 * | call | answer | |
 * |---|---|---|
 * | `GET /broadcasts/:broadcast/answers` | `AnswersView` | for who leads in the cohort, and for receivers whom the answers are for; prints well |
 * | `GET /broadcasts/:broadcast/answers/export` | `ExportedFile` | CSV, for who leads alone |
 */
import { z } from 'zod';
import { question, readers } from './broadcast-content.ts';
import { named } from './vocabulary.ts';

const answerView = z.object({
  /** Absent where answers have no names, and for a person with protected identity. */
  name: z.string().optional(),
  team: z.string().optional(),
  /** What was written; '' for the other kinds. */
  text: z.string(),
  /** What was chosen, in the question's words: one for `one`, several for `several`; for `scale` the number. */
  chosen: z.array(z.string()),
  /** Absent where answers have no names. */
  answeredAt: z.string().optional(),
  edited: z.boolean(),
});
export type AnswerView = z.infer<typeof answerView>;

export const answersView = z.object({
  cohort: named,
  title: z.string(),
  question,
  readers,
  deadlineAt: z.string(),
  /** Until then answers may come and be changed. */
  open: z.boolean(),
  receivers: z.number().int(),
  answered: z.number().int(),
  /** Why there is nothing to read although there are answers: `until-deadline`, or `few` for fewer than three without names. */
  held: z.enum(['until-deadline', 'few']).optional(),
  /** By team and name; without names in an order that says nothing. */
  answers: z.array(answerView),
  /** Of a choice or a scale, in the question's order, over `answers`. */
  counts: z.array(z.object({ option: z.string(), count: z.number().int() })),
  /** Answers that are for others to read. */
  notForYou: z.number().int(),
  mayExport: z.boolean(),
});
export type AnswersView = z.infer<typeof answersView>;

/** To be saved as it is, e.g. by `saveFile`: UTF-8 with a byte order mark, semicolons, safe to open in a spreadsheet. */
export const exportedFile = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() });
export type ExportedFile = z.infer<typeof exportedFile>;
