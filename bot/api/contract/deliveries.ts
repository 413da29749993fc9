/** `GET /api/v1/cohorts/:cohort/deliveries?lang=` – what did not arrive, for who leads the team. */
import { z } from 'zod';
import { named } from './vocabulary.ts';

export const deliveriesView = z.object({
  /** The latest first. */
  failures: z.array(z.object({
    id: z.string(),
    team: named,
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('channel') }),
      /** Without a name for a person with protected identity. */
      z.object({ kind: z.literal('member'), id: z.string(), name: z.string().optional() }),
    ]),
    /** In words: the card that was to come. */
    card: z.string(),
    reason: z.enum(['no-conversation', 'blocked', 'outcome-unknown', 'card-refused', 'too-late']),
    /** Instant, ISO 8601 UTC. */
    at: z.string(),
    /** To be sent back to try again; absent where that is not possible. */
    retry: z.object({ person: z.string(), key: z.string() }).optional(),
  })),
  /** To whom nothing is sent just now. */
  halted: z.array(z.object({
    organisations: z.array(z.string()),
    alert: z.enum(['refused-in-a-row', 'not-authorised']).optional(),
    pausedUntil: z.string().optional(),
  })),
});
export type DeliveriesView = z.infer<typeof deliveriesView>;

/** `POST /api/v1/cohorts/:cohort/teams/:team/deliveries/retry` */
export const retryRequest = z.strictObject({ person: z.string().max(100), key: z.string().max(100) });
export type RetryRequest = z.infer<typeof retryRequest>;
