import type { PersonId, ProgrammeId } from '../domain/ids.ts';
import type { SeatKey } from '../domain/roster/roster-entry.ts';
import type { Candidate, CandidateId, CandidateSource } from '../domain/selection/candidate.ts';
import type { Versioned } from './stored.ts';

export type KeptCandidate = Versioned<Candidate> & { readonly id: CandidateId };

export interface Candidates {
  /** Of a programme, the latest first, in one request a thousand. */
  all(programme: ProgrammeId): Promise<readonly KeptCandidate[]>;
  find(programme: ProgrammeId, id: CandidateId): Promise<KeptCandidate | undefined>;
  /** Under which somebody who registered or was nominated then is found. */
  idOf(candidate: Pick<Candidate, 'registeredAt'> & { readonly source: Key }): CandidateId;
  /** Without `etag` only if there is none yet. Throws `conflict`. */
  save(candidate: Candidate, etag: string | undefined): Promise<void>;
  /** Who was nominated last with that address. */
  nominated(programme: ProgrammeId, seat: SeatKey): Promise<Versioned<CandidateId> | undefined>;
  /** A new candidate, the one to be found by that address from now on. Throws `conflict` if another was put there in between. */
  nominate(candidate: Candidate, seat: SeatKey, earlier: Versioned<CandidateId> | undefined): Promise<void>;
}

type Key = { readonly kind: 'interest'; readonly pid: PersonId } | Pick<Extract<CandidateSource, { kind: 'nomination' }>, 'kind' | 'seat'>;
