import type { Branded, CohortId, OrganisationId, PersonId, ProgrammeId, TeamId, TenantId } from '../ids.ts';
import type { SeatKey } from '../roster/roster-entry.ts';

/** Where a candidate stands in the list of their programme. */
export type CandidateId = Branded<'CandidateId'>;

/** Somebody who wants to take part in a programme, or whom a head of schools wants to. Holds no address. */
export interface Candidate {
  readonly programme: ProgrammeId;
  readonly source: CandidateSource;
  /** Absent for a protected identity, which is in no list. */
  readonly name?: string;
  /** The municipality, or another organisation that runs schools, as it was written. */
  readonly municipality: string;
  readonly school: string;
  readonly why: string;
  /** Instant, ISO 8601 UTC. */
  readonly registeredAt: string;
  /** Who employs them, where it is known. */
  readonly organisationId?: OrganisationId;
  /** Who has said yes so far: instants, ISO 8601 UTC. */
  readonly approved: { readonly head?: string; readonly facilitator?: string };
  readonly outcome?: Outcome;
}

export type CandidateSource =
  | { readonly kind: 'interest'; readonly pid: PersonId }
  /** `byName`: '' for a protected identity. `seat`: the address that was nominated, so that the place waits for whoever has it. */
  | { readonly kind: 'nomination'; readonly by: PersonId; readonly byName: string; readonly tenantId: TenantId; readonly seat: SeatKey };

export type Outcome =
  | { readonly kind: 'accepted'; readonly at: string; readonly pid: PersonId; readonly place: AcceptedPlace; readonly told: boolean }
  /** They came in by an invitation code: they stood on a roster under another id all the time. */
  | { readonly kind: 'came-in'; readonly at: string; readonly pid: PersonId }
  | { readonly kind: 'declined'; readonly at: string; readonly by: Decider; readonly message: string; readonly told: boolean };

export interface AcceptedPlace {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
  readonly organisationId: OrganisationId;
  readonly position: 'principal' | 'deputy' | 'preschool-head';
}

/** Who decides who takes part in a programme; `both`: the head of schools says yes, then the facilitator. */
export const SELECTION_RULES = ['facilitator', 'head', 'both'] as const;
export type SelectionRule = (typeof SELECTION_RULES)[number];

export type Decider = 'head' | 'facilitator';

export type CandidateState = 'waiting' | 'approved-by-head' | 'approved-by-facilitator' | 'accepted' | 'declined';

export function stateOf({ approved, outcome }: Candidate): CandidateState {
  if (outcome) return outcome.kind === 'declined' ? 'declined' : 'accepted';
  if (approved.head !== undefined) return 'approved-by-head';
  return approved.facilitator === undefined ? 'waiting' : 'approved-by-facilitator';
}

/** What a head or a facilitator may do about a candidate now. To accept is to give a place, which facilitators alone can. */
export interface Choices {
  readonly approve: boolean;
  readonly accept: boolean;
  readonly decline: boolean;
}

export function choicesOf(rule: SelectionRule, decider: Decider, { approved, outcome }: Candidate): Choices {
  if (outcome) return { approve: false, accept: false, decline: false };
  const decides = rule === 'both' || rule === decider;
  const headHasSaidYes = rule === 'facilitator' || approved.head !== undefined;
  return decider === 'head'
    ? { approve: decides && approved.head === undefined, accept: false, decline: decides }
    : { approve: rule === 'both' && !headHasSaidYes && approved.facilitator === undefined, accept: headHasSaidYes, decline: decides };
}
