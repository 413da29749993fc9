/** What a form of the tab's is answered: it is done, or what to mend in which field, as sentences to show beside it. */
import { z } from 'zod';

export const formFault = z.object({ field: z.string(), message: z.string() });
export const formAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), faults: z.array(formFault) }),
]);
export type FormFault = z.infer<typeof formFault>;
export type FormAnswer = z.infer<typeof formAnswer>;
