import type { CohortId, ImportId, PersonId } from '../domain/ids.ts';
import type { RosterEntry } from '../domain/roster/roster-entry.ts';
import type { ImportWork, RosterImport } from '../domain/roster/roster-import.ts';
import type { Cohort } from './cohorts.ts';
import type { Versioned } from './stored.ts';

/** What was decided about a cohort's roster, and how far it has come; the rules are told in usecases/roster/carry-out-import.ts. */
export interface RosterImports {
  look(cohortId: CohortId): Promise<RosterLook>;
  /** Stored before it is decided; says nothing to anybody until then. */
  prepare(cohortId: CohortId, id: ImportId, work: ImportWork): Promise<void>;
  /** Only if the roster is still as it was looked at, and the cohort as `guard` has it. Throws `conflict`. */
  decide(cohortId: CohortId, decided: RosterImport, look: RosterLook, guard?: Versioned<Cohort>): Promise<Versioned<RosterImport>>;
  work(cohortId: CohortId, id: ImportId): Promise<ImportWork>;
  /** Writes and removes entries, a hundred a request, while the import is still as it was read. Throws `conflict` when another is at it. */
  apply(cohortId: CohortId, read: Versioned<RosterImport>, now: string, entries: readonly RosterEntry[], removed: readonly PersonId[]): Promise<Versioned<RosterImport>>;
  /** The same for the import's own row alone. */
  keep(cohortId: CohortId, read: Versioned<RosterImport>, changed: RosterImport): Promise<Versioned<RosterImport>>;
  /** The revisions of those whom it concerned, as it left them. */
  keepRevisions(cohortId: CohortId, id: ImportId, revisions: Readonly<Record<PersonId, number>>): Promise<void>;
  revisions(cohortId: CohortId, id: ImportId): Promise<ReadonlyMap<PersonId, number>>;
  /**
   * Takes away what nobody needs any more: all of the imports that are over, what was prepared before an instant and is
   * not `kept`, and of that one the names that only people's own heads may hold.
   */
  tidy(cohortId: CohortId, kept: ImportId | undefined, over: readonly ImportId[], before: string): Promise<void>;
}

export interface RosterLook {
  /** Of the row that changes with every change of the roster; undefined while nobody has been on it. */
  readonly version: string | undefined;
  /** The last import that was decided. */
  readonly latest: Versioned<RosterImport> | undefined;
}
