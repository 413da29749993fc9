/**
 * The local door: exists only in a process bound to loopback without Azure credentials (bot/local/).
 * `GET /local/people` lists demo people; `POST /local/sign-in` gives one's tab token; `GET /local/keys` tells where the
 * keys are published with which tokens are checked, for a command beside it.
 */
import { z } from 'zod';

export const localPerson = z.object({ key: z.string(), name: z.string(), role: z.enum(['principal', 'facilitator', 'head', 'guest']), place: z.string() });
export const localPeople = z.object({ people: z.array(localPerson) });
export type LocalPeople = z.infer<typeof localPeople>;
export const localSignIn = z.strictObject({ key: z.string() });
export const localToken = z.object({ token: z.string() });
export type LocalToken = z.infer<typeof localToken>;
export const localKeys = z.object({ openIdMetadataUrl: z.url(), keysUrl: z.url() });
export type LocalKeys = z.infer<typeof localKeys>;
