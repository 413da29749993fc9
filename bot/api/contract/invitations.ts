/**
 * `POST /api/v1/cohorts/:cohort/roster/:person/code` – a code for somebody who has not been met.
 * `GET /api/v1/cohorts/:cohort/claims` – who came with an address whose place another has; `POST …/claims/dismissal`.
 */
import { z } from 'zod';

export const issuedCode = z.discriminatedUnion('kind', [
  /** Shown this once: it is kept hashed. Instant, ISO 8601 UTC. */
  z.object({ kind: z.literal('issued'), code: z.string(), expiresAt: z.string() }),
  z.object({ kind: z.literal('met') }),
]);
export type IssuedCodeView = z.infer<typeof issuedCode>;

export const claimView = z.object({
  person: z.string(),
  claimant: z.string(),
  /** Whose place it is and who came for it; both absent for who is in no list. */
  owner: z.string().optional(),
  name: z.string().optional(),
  /** Instant, ISO 8601 UTC. */
  at: z.string(),
});
export type ClaimView = z.infer<typeof claimView>;
export const claimsView = z.object({ claims: z.array(claimView) });
export type ClaimsView = z.infer<typeof claimsView>;

export const claimDismissal = z.strictObject({ person: z.string().min(1).max(200), claimant: z.string().min(1).max(200) });
export type ClaimDismissal = z.infer<typeof claimDismissal>;
