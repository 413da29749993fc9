/**
 * `GET /api/v1/me/questions` – the questions of *utskick* that the person has been asked. Each is opened, answered and
 * changed by `POST /me/cards` (cards.ts) with the verb `broadcast.open` and `{ campaignId }`.
 */
import { z } from 'zod';
import { named } from './vocabulary.ts';

export const myQuestionsView = z.object({
  /** Open ones first, those that wait for an answer before the others; then what has been answered of late and may be read. */
  questions: z.array(z.object({
    /** For `broadcast.open`. */
    campaignId: z.string(),
    cohort: named,
    /** For `GET …/broadcasts/:broadcast/answers`, where `readable` says so. */
    id: z.string(),
    title: z.string(),
    deadlineAt: z.string(),
    open: z.boolean(),
    answered: z.boolean(),
    readable: z.boolean(),
  })),
});
export type MyQuestionsView = z.infer<typeof myQuestionsView>;
