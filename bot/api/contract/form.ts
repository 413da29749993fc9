/**
 * What sending a form of the tab's is answered: it is done; or what to mend in which field, as sentences to show beside
 * it, and nothing is stored. What was typed stays in the form.
 */
import { z } from 'zod';

export const fieldFault = z.object({
  /** As it is called in what was sent; of a list, with the place in it: `phases.0`. */
  field: z.string(),
  /** In the asked-for language. */
  message: z.string(),
});
export type FieldFault = z.infer<typeof fieldFault>;

export const done = z.object({ kind: z.literal('done') });
export type Done = z.infer<typeof done>;

export const faulty = z.object({ kind: z.literal('faults'), faults: z.array(fieldFault) });
export type Faulty = z.infer<typeof faulty>;

export const formAnswer = z.discriminatedUnion('kind', [done, faulty]);
export type FormAnswer = z.infer<typeof formAnswer>;
