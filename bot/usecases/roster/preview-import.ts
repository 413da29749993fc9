import { createHash } from 'node:crypto';
import { dateText } from '../../domain/calendar/date-text.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, OrganisationId, PersonId, TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { isAllowed } from '../../domain/policy.ts';
import { parseRows, type ParsedRows } from '../../domain/roster/parse-rows.ts';
import { planImport, type ImportMode, type ImportPlan, type ImportWishes } from '../../domain/roster/plan-import.ts';
import type { ImportCounts } from '../../domain/roster/roster-import.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import { readBasis, type ReadBasis } from './import-basis.ts';
import type { World } from '../world.ts';

/** Who imports: somebody who leads the cohort, or whoever may start processes on its storage. */
export type Importer = Person | 'operator';

/** A table's cells as they were read from a file, headers and all. */
export type Cells = readonly (readonly string[])[];

export interface ImportPreview {
  readonly plan: ImportPlan;
  readonly counts: ImportCounts;
  readonly unknownColumns: readonly string[];
  /** What the import was planned upon: the names of teams, organisations and people. */
  readonly basis: ReadBasis;
  /** Changes with everything that the import would do and with the roster itself: a commit says which one it means. */
  readonly tag: string;
}

/** What importing a file would do, also to a cohort that is `notYet` made; writes nothing. Throws `not-allowed`, `not-found`, `too-busy`. */
export async function previewImport(world: World, by: Importer, cohortId: CohortId, cells: Cells, mode: ImportMode, notYet?: Cohort): Promise<ImportPreview> {
  assertMayImport(by, cohortId);
  const parsed = parseRows(cells);
  const basis = await readBasis(world, cohortId, parsed.rows, notYet);
  return previewOf(world, by, basis, parsed, mode);
}

export function assertMayImport(by: Importer, cohortId: CohortId): void {
  if (by !== 'operator' && !isAllowed(by, { kind: 'lead-cohort', cohortId })) throw new LedtradError('not-allowed');
}

export function previewOf(world: World, by: Importer, basis: ReadBasis, { rows, faults, unknownColumns }: ParsedRows, mode: ImportMode): ImportPreview {
  const planned = rows.length === 0 ? planImport(basis, [], wishes(world, by, 'addition', namelessIds())) : planImport(basis, rows, wishes(world, by, mode, namelessIds()));
  const plan = { ...planned, mode, faults: [...faults, ...planned.faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
  return { plan, counts: countsOf(plan), unknownColumns, basis, tag: tagOf(plan, basis) };
}

export function wishes(world: World, by: Importer, mode: ImportMode, newIds: ImportWishes['newIds']): ImportWishes {
  return { mode, today: dateText(localDate(world.clock.now(), DEFAULT_ZONE)), newIds, adminsOf: by === 'operator' ? 'all' : by.roles.flatMap((role) => (role.kind === 'admin' ? [role.organisationId] : [])), ...(by === 'operator' ? {} : { by: by.pid }) };
}

export function countsOf({ changes, organisations, tenantsLearned, teams }: ImportPlan): ImportCounts {
  const count = (kind: ImportPlan['changes'][number]['kind']) => changes.filter((change) => change.kind === kind).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed'), organisations: organisations.length + tenantsLearned.length, teams: teams.length };
}

/** Ids that name nothing, the same for the same file, so that two plans can be compared. */
function namelessIds(): ImportWishes['newIds'] {
  let count = 0;
  const next = (kind: string) => `new ${kind} ${(count += 1)}`;
  return { person: () => next('p') as PersonId, organisation: () => next('o') as OrganisationId, team: () => next('l') as TeamId }; // Never stored.
}

function tagOf({ mode, changes, organisations, tenantsLearned, teams }: ImportPlan, { look }: ReadBasis): string {
  return createHash('sha256').update(JSON.stringify([look.version, mode, changes, organisations, tenantsLearned, teams])).digest('base64url');
}
