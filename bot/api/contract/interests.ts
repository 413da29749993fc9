/** `GET /api/v1/interests?before=` – registered interests, latest first, for facilitators. */
import { z } from 'zod';

export const interestView = z.object({
  id: z.string(),
  name: z.string(),
  municipality: z.string(),
  school: z.string(),
  why: z.string(),
  /** Instant, ISO 8601 UTC. */
  registeredAt: z.string(),
});
export const interestsView = z.object({ interests: z.array(interestView), earlier: z.string().optional() });
export type InterestView = z.infer<typeof interestView>;
export type InterestsView = z.infer<typeof interestsView>;
