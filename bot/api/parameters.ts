import { z } from 'zod';
import { LedtradError } from '../domain/errors.ts';
import type { CampaignId, CohortId, MeetingId, OrganisationId, PersonId, TeamId } from '../domain/ids.ts';
import type { CandidateId } from '../domain/selection/candidate.ts';
import type { ApiCall } from './endpoint.ts';

/** What ids and cursors of ours are made of; anything else cannot be one and never reaches the store. */
export const KEY = /^[A-Za-z0-9._|~-]{1,200}$/;

export function cohortIdOf({ params }: ApiCall): CohortId {
  return keyOf(params['cohort']) as CohortId; // Only text of this shape can be one; whether it is, the policy tells.
}

export function teamIdOf({ params }: ApiCall): TeamId {
  return keyOf(params['team']) as TeamId; // As above.
}

export function personIdOf({ params }: ApiCall): PersonId {
  return keyOf(params['person']) as PersonId; // As above.
}

export function meetingIn({ params }: ApiCall): MeetingId {
  return keyOf(params['meeting']) as MeetingId; // Only text of this shape can be one; whether it is, the store tells.
}

/** Named elsewhere than in the path. */
export function cohortIdIn(text: string | undefined): CohortId {
  return keyOf(text) as CohortId; // As above.
}

export function teamIdIn(text: string | undefined): TeamId {
  return keyOf(text) as TeamId; // As above.
}

export function organisationIdOf({ params }: ApiCall): OrganisationId {
  return keyOf(params['organisation']) as OrganisationId; // As above.
}

export function candidateIdOf({ params }: ApiCall): CandidateId {
  return keyOf(params['candidate']) as CandidateId; // As above.
}

/** Of a broadcast, or of a template of one. */
export function broadcastIdOf({ params }: ApiCall, name: 'broadcast' | 'template' = 'broadcast'): CampaignId {
  return keyOf(params[name]) as CampaignId; // As above.
}

export function pageOf({ query }: ApiCall, limit: number): { limit: number; before?: string } {
  const before = query['before'];
  return before === undefined || before === '' ? { limit } : { limit, before: keyOf(before) };
}

/** Throws `input-invalid`. */
export function parsedBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new LedtradError('input-invalid');
  return parsed.data;
}

/** Throws `input-invalid`. */
export function keyOf(text: string | undefined): string {
  if (text === undefined || !KEY.test(text)) throw new LedtradError('input-invalid');
  return text;
}
