/**
 * `GET /api/v1/admin/doctor` – the self-check, for who administers an organisation. It can take some 15 s; at most one runs
 * at a time, and one that was begun within the last minute is given again. `npm run doctor -- --json` prints the same.
 */
import { z } from 'zod';

export const doctorLine = z.object({
  /** What was looked at, e.g. `storage`; stable. */
  check: z.string(),
  /** `skipped`: there was nothing to look at, or a setting is missing for it. */
  status: z.enum(['ok', 'wrong', 'skipped']),
  /** What was found, e.g. `storage-refused`; stable. */
  code: z.string(),
  sentence: z.string(),
  /** What to do about it; where something is wrong. */
  advice: z.string().optional(),
});
export type DoctorLine = z.infer<typeof doctorLine>;

export const doctorView = z.object({
  /** Instant at which it was begun, ISO 8601 UTC. */
  at: z.string(),
  /** Nothing is wrong. */
  well: z.boolean(),
  lines: z.array(doctorLine),
});
export type DoctorView = z.infer<typeof doctorView>;
