import type { PersonId, ProgrammeId } from './ids.ts';

/** Someone who is on no roster and wants to take part. */
export interface Interest {
  readonly pid: PersonId;
  readonly programme: ProgrammeId;
  readonly name: string;
  readonly municipality: string;
  readonly school: string;
  readonly why: string;
  /** Instant, ISO 8601 UTC. */
  readonly registeredAt: string;
}
