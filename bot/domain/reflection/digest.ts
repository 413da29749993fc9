import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';

/** Tells whether two submits say the same. Observations are compared by effect, whatever their order. */
export function digestOf(answer: Answer): string {
  const canonical =
    answer.kind === 'not-reached'
      ? [answer.kind]
      : [answer.kind, answer.did, answer.takeaway, answer.nextStep, answer.help, answer.visibility,
          Object.entries(answer.observations).sort(([a], [b]) => (a < b ? -1 : 1))];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('base64url').slice(0, 16);
}
