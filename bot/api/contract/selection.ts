/**
 * Who may come to take part.
 * `GET /api/v1/cohorts/:cohort/candidates` – of the cohort's programme, for who leads in the cohort.
 * `GET /api/v1/organisations/:organisation/candidates` – of the own organisation, for its head.
 * `POST …/candidates/:candidate/approval`, `…/refusal` under both, `…/acceptance` under the first; `POST /api/v1/organisations/:organisation/nominations`.
 */
import { z } from 'zod';
import { named } from './vocabulary.ts';

/** Who decides: the facilitators, the head of schools (a facilitator then gives a place), or first the one and then the other. */
export const selectionRule = z.enum(['facilitator', 'head', 'both']);

export const candidateView = z.object({
  id: z.string(),
  name: z.string(),
  municipality: z.string(),
  school: z.string(),
  /** '' where nothing was said, and where it is not the reader's to read. */
  why: z.string(),
  /** Instant, ISO 8601 UTC. */
  registeredAt: z.string(),
  /** Who nominated them; absent for an own interest. */
  nominatedBy: z.string().optional(),
  /** Who employs them, where it is known. */
  organisation: z.string().optional(),
  state: z.enum(['waiting', 'approved-by-head', 'approved-by-facilitator', 'accepted', 'declined']),
  /** What the reader may do about them now. `finish`: it is decided, but not carried out to the end. */
  choices: z.object({ approve: z.boolean(), accept: z.boolean(), decline: z.boolean(), finish: z.boolean() }),
  /** The learning team, of who was accepted to this cohort. */
  team: named.optional(),
  /** To who was declined. */
  message: z.string().optional(),
});
export type CandidateView = z.infer<typeof candidateView>;

export const selectionView = z.object({
  rule: selectionRule,
  candidates: z.array(candidateView),
  /** Persons with protected identity: counted, and in no list. */
  notListed: z.number().int(),
  teams: z.array(named),
  organisations: z.array(named),
});
export type SelectionView = z.infer<typeof selectionView>;

export const nominationsView = z.object({ organisation: named, rule: selectionRule, candidates: z.array(candidateView), notListed: z.number().int() });
export type NominationsView = z.infer<typeof nominationsView>;

/** Of a text field the API itself says what is wrong. */
const typed = z.string().max(30_000);

export const acceptance = z.strictObject({
  team: z.string().min(1).max(200),
  position: z.enum(['principal', 'deputy', 'preschool-head']),
  /** '' for the one that the candidate wrote, which is made if it is not there. */
  organisation: z.string().max(200),
});
export type AcceptanceBody = z.infer<typeof acceptance>;

export const refusal = z.strictObject({ message: typed });
export const nomination = z.strictObject({ name: typed, address: typed, school: typed, why: typed });
export type NominationBody = z.infer<typeof nomination>;
