import type { CohortId, ImportId, OrganisationId, PersonId } from '../ids.ts';
import type { Organisation } from '../organisation.ts';
import type { FormerPlace, Person, Role } from '../person/person.ts';
import type { TenantLearned } from './file-organisations.ts';
import type { ImportMode, PlannedChange, NewTeam } from './plan-import.ts';

/** An import that has been decided: what became of it. */
export interface RosterImport {
  readonly id: ImportId;
  readonly mode: ImportMode;
  /** Instant of the decision, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly counts: ImportCounts;
  readonly state: 'carrying-out' | 'done' | 'undoing' | 'undone';
  /** Instant of the last sign of whoever carries it out; after `isAbandoned` another goes on. */
  readonly touchedAt: string;
  /** The import before, which cannot be undone any more. */
  readonly replaces?: ImportId;
}

export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly organisations: number;
  readonly teams: number;
}

/** Everything that is needed to carry an import out, and to undo it. */
export interface ImportWork {
  readonly cohortId: CohortId;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly preparedAt: string;
  readonly organisations: readonly Organisation[];
  readonly tenantsLearned: readonly TenantLearned[];
  readonly teams: readonly NewTeam[];
  readonly changes: readonly ImportedChange[];
}

export interface ImportedChange extends Omit<PlannedChange, 'row'> {
  /** What the person was before; absent for who was not there. */
  readonly was?: FormerSelf;
}

export interface FormerSelf {
  readonly roles: readonly Role[];
  readonly left: readonly FormerPlace[];
  readonly managers?: NonNullable<Person['managers']>;
  readonly organisationId?: OrganisationId;
  readonly protectedIdentity: boolean;
}

/** Why an import cannot be undone any more. */
export type UndoRefusal =
  /** So many of those that it added or changed have been met, or have changed, since. */
  | { readonly reason: 'acted'; readonly people: number }
  | { readonly reason: 'roster-changed' }
  | { readonly reason: 'nothing-to-undo' };

export function isUnderWay({ state }: Pick<RosterImport, 'state'>): boolean {
  return state === 'carrying-out' || state === 'undoing';
}

/** Ids of those whom it concerned. */
export function concerned({ changes }: ImportWork): readonly PersonId[] {
  return changes.map(({ after }) => after.pid);
}
