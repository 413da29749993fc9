/**
 * `POST /api/v1/me/cards?lang=` – the tab's way to the same cards that chat has: the verb and data of a card's
 * action go in, the card that replaces it comes back. `reflect.open` with no data gives this week's card,
 * `reflect.edit` with `{ questionId }` a reflection's form, `settings.open` the settings.
 */
import { z } from 'zod';

export const cardAction = z.strictObject({
  verb: z.string().min(1).max(60),
  data: z.record(z.string(), z.unknown()).default({}),
});
export type CardAction = z.infer<typeof cardAction>;

export const cardAnswer = z.object({
  /** An Adaptive Card 1.5. */
  card: z.record(z.string(), z.unknown()),
  /** `form`: more is asked for. `receipt`: it is done. `follow-up`: it is done, and one thing more may be said. `refused`: the form came back, filled in, with what to mend. */
  kind: z.enum(['form', 'receipt', 'follow-up', 'refused']),
  /** One sentence to announce to a screen reader. */
  summary: z.string(),
});
export type CardAnswer = z.infer<typeof cardAnswer>;
