import type { CohortId, PersonId } from '../domain/ids.ts';
import type { Granted } from '../domain/roster/duties.ts';
import type { RosterEntry } from '../domain/roster/roster-entry.ts';
import type { Cohort } from './cohorts.ts';
import type { Versioned } from './stored.ts';

/** Somebody on a roster, and when they were first met: instant, ISO 8601 UTC. */
export interface RosterMember {
  readonly entry: RosterEntry;
  readonly etag: string;
  readonly metAt?: string;
  readonly granted?: Granted;
}

export interface Rosters {
  /** Everybody, those who have left among them, in one request a thousand. */
  all(cohortId: CohortId): Promise<readonly RosterMember[]>;
  find(cohortId: CohortId, pid: PersonId): Promise<Versioned<RosterEntry> | undefined>;
  /**
   * Without `etag` only if there is none yet. With `guard` only while the cohort is as it was read, too: for what depends
   * on somebody else's place. Throws `conflict`, and `too-busy` while an import of the roster is carried out.
   */
  save(cohortId: CohortId, entry: RosterEntry, etag: string | undefined, guard?: Versioned<Cohort>): Promise<void>;
  /** What has been decided already, whatever stands there; a hundred a request. */
  putAll(cohortId: CohortId, entries: readonly RosterEntry[]): Promise<void>;
  granted(cohortId: CohortId, pid: PersonId): Promise<Versioned<Granted> | undefined>;
  /** Without `etag` only if nothing was granted yet; `guard` as above. Throws `conflict`. */
  grant(cohortId: CohortId, pid: PersonId, granted: Granted, etag: string | undefined, guard: Versioned<Cohort>): Promise<void>;
  /** They came to the door; the first time is kept. */
  markMet(cohortId: CohortId, pid: PersonId, at: string): Promise<void>;
}
