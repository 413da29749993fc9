import { z } from 'zod';
import { LedtradError } from '../domain/errors.ts';
import type { CampaignId, CohortId, TeamId } from '../domain/ids.ts';
import type { ApiCall } from './endpoint.ts';

/** What ids and cursors of ours are made of; anything else cannot be one and never reaches the store. */
const KEY = /^[A-Za-z0-9._|~-]{1,200}$/;

export function cohortIdOf({ params }: ApiCall): CohortId {
  return key(params['cohort']) as CohortId; // Only text of this shape can be one; whether it is, the policy tells.
}

export function teamIdOf({ params }: ApiCall): TeamId {
  return key(params['team']) as TeamId; // As above.
}

/** Of a broadcast, or of a template of one. */
export function broadcastIdOf({ params }: ApiCall, name: 'broadcast' | 'template' = 'broadcast'): CampaignId {
  return key(params[name]) as CampaignId; // As above.
}

export function pageOf({ query }: ApiCall, limit: number): { limit: number; before?: string } {
  const before = query['before'];
  return before === undefined || before === '' ? { limit } : { limit, before: key(before) };
}

/** Throws `input-invalid`. */
export function parsedBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new LedtradError('input-invalid');
  return parsed.data;
}

function key(text: string | undefined): string {
  if (text === undefined || !KEY.test(text)) throw new LedtradError('input-invalid');
  return text;
}
