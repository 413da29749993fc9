import { z } from 'zod';
import { LOCAL_RUN_ERROR_CODES } from './local-run-error.ts';

/** What the parent asks of the process that runs Azurite; to end it, it closes the channel. */
export const AzuriteRequest = z.object({ kind: z.literal('flush'), id: z.int() });
export type AzuriteRequest = z.infer<typeof AzuriteRequest>;

/** What that process tells. */
export const AzuriteReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('refused'),
    code: z.enum(LOCAL_RUN_ERROR_CODES),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('flushed'), id: z.int() }),
  z.object({ kind: z.literal('not-saved'), id: z.int().optional(), reason: z.string() }),
]);
export type AzuriteReport = z.infer<typeof AzuriteReport>;

/** The child's command line. */
export const AzuriteArguments = z.tuple([z.string().min(1), z.coerce.number().int().min(1).max(65_535)]);
