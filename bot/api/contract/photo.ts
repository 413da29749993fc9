/** The caller's own picture from Microsoft 365. Both routes are there only where the installation asks Microsoft Graph. */
import { z } from 'zod';

/** `GET /api/v1/me/photo`, kept nowhere */
export const photoView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('profile'),
    /** '' where Microsoft 365 knows none. */
    name: z.string(),
    /** 48 × 48 pixels; absent for who has no picture. */
    photo: z.string().startsWith('data:image/').optional(),
    /** Of who has no picture. */
    sentence: z.string().optional(),
  }),
  /** The caller has to agree to it first, to this app, in this tenant. */
  z.object({ kind: z.literal('consent-missing'), client: z.uuid(), tenant: z.uuid(), sentence: z.string() }),
  z.object({ kind: z.literal('away'), sentence: z.string() }),
]);
export type PhotoView = z.infer<typeof photoView>;

/** `PUT /api/v1/me/photo`: whether they want to see it. */
export const photoChoice = z.strictObject({ shown: z.boolean() });
export type PhotoChoice = z.infer<typeof photoChoice>;
