/** What comes back when a form of a page is sent: done, or what to mend, field by field, with the form kept. */
import { z } from 'zod';

export const fieldFault = z.object({
  /** As it is called in what was sent. */
  field: z.string(),
  /** A sentence for the person, in the asked-for language. */
  message: z.string(),
});
export type FieldFault = z.infer<typeof fieldFault>;

export const formAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('faults'), faults: z.array(fieldFault) }),
]);
export type FormAnswer = z.infer<typeof formAnswer>;
