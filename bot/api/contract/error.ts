import { z } from 'zod';

/** Body of every answer that is not 2xx or 304. */
export const errorBody = z.object({
  error: z.object({
    /** Stable; see bot/domain/errors.ts. */
    code: z.string(),
    /** A sentence for the person, in the asked-for language. */
    message: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
