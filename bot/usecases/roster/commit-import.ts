import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict } from '../../domain/errors.ts';
import type { CohortId, TenantId } from '../../domain/ids.ts';
import { parseRows } from '../../domain/roster/parse-rows.ts';
import { planImport, type ImportMode, type ImportPlan, type PlannedChange } from '../../domain/roster/plan-import.ts';
import { selfOf } from '../../domain/roster/imported-head.ts';
import type { ImportedChange, ImportWork, RosterImport } from '../../domain/roster/roster-import.ts';
import type { ReservedSeat } from '../../ports/identities.ts';
import type { Versioned } from '../../ports/stored.ts';
import { carryOutImport } from './carry-out-import.ts';
import { readBasis, type ReadBasis } from './import-basis.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { assertMayImport, previewImport, previewOf, wishes, type Cells, type Importer, type ImportPreview } from './preview-import.ts';
import type { World } from '../world.ts';

export type CommitResult =
  | { readonly kind: 'imported'; readonly imported: RosterImport }
  /** The roster says what the file says already: nothing was written. */
  | { readonly kind: 'nothing-to-do' }
  /** Something has changed since the preview that is meant, or the file has faults: this is how it is now. */
  | { readonly kind: 'refused'; readonly preview: ImportPreview };

/**
 * Imports a file, all of it or nothing: what is to be done is stored, the seats are reserved, and then one conditional
 * write decides – if the roster is still as the preview with that tag saw it. From then on it is carried out, by
 * whoever comes, until it is done. A seat that was reserved for an import that was refused stays: it says of a hashed
 * address that it has an id, which the next import of that address takes up.
 * Throws `not-allowed`, `not-found`, `too-busy`.
 */
export async function commitImport(world: World, by: Importer, cohortId: CohortId, cells: Cells, mode: ImportMode, tag: string): Promise<CommitResult> {
  assertMayImport(by, cohortId);
  const parsed = parseRows(cells);
  const basis = await readBasis(world, cohortId, parsed.rows);
  const preview = previewOf(world, by, basis, parsed, mode);
  if (preview.plan.faults.length > 0 || preview.tag !== tag) return { kind: 'refused', preview };
  if (isEmpty(preview.plan)) return { kind: 'nothing-to-do' };
  const { person, organisation, team } = world.ids;
  const plan = planImport(basis, parsed.rows, wishes(world, by, mode, { person, organisation, team }));
  const decided = await decide(world, basis, plan, preview);
  if (!decided) return { kind: 'refused', preview: await previewImport(world, by, cohortId, cells, mode) };
  return { kind: 'imported', imported: (await carryOutImport(world, cohortId, decided)).value };
}

function isEmpty({ changes, organisations, tenantsLearned, teams }: ImportPlan): boolean {
  return changes.length + organisations.length + tenantsLearned.length + teams.length === 0;
}

/** Undefined when another was first. */
async function decide(world: World, { cohort: { cohortId }, guard, look }: ReadBasis, plan: ImportPlan, { counts }: ImportPreview): Promise<Versioned<RosterImport> | undefined> {
  const id = world.ids.rosterImport();
  const at = instantText(world.clock.now());
  await world.rosterImports.prepare(cohortId, id, await workOf(world, cohortId, plan, at));
  try {
    for (const [tenantId, seats] of seatsOf(plan.changes)) await world.identities.reserveSeats(tenantId, seats);
    const replaced = look.latest ? { replaces: look.latest.value.id } : {};
    return await world.rosterImports.decide(cohortId, { id, mode: plan.mode, at, counts, state: 'carrying-out', touchedAt: at, ...replaced }, look, guard);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}

async function workOf(world: World, cohortId: CohortId, { organisations, tenantsLearned, teams, changes }: ImportPlan, preparedAt: string): Promise<ImportWork> {
  const imported: ImportedChange[] = [];
  await inParallel(PEOPLE_AT_ONCE, changes, async (change) => {
    // Whose seat is new, and who was on no roster, cannot be there.
    const isThere = change.before !== undefined || change.newSeat === undefined;
    const head = isThere ? await world.people.load(change.after.pid) : undefined;
    imported.push({ ...hidden(change), ...(head ? { was: selfOf(head.value) } : {}) });
  });
  return { cohortId, preparedAt, organisations, tenantsLearned, teams, changes: imported };
}

/** Who becomes protected is named nowhere any more, not even for undoing it. */
function hidden({ kind, before, after, privateName, newSeat }: PlannedChange): ImportedChange {
  const { name: _, ...nameless } = before ?? after;
  const former = before && after.protectedIdentity ? { ...nameless, protectedIdentity: true } : before;
  return { kind, after, ...(former ? { before: former } : {}), ...(privateName === undefined ? {} : { privateName }), ...(newSeat ? { newSeat } : {}) };
}

function seatsOf(changes: readonly PlannedChange[]): ReadonlyMap<TenantId, readonly ReservedSeat[]> {
  const byTenant = new Map<TenantId, ReservedSeat[]>();
  for (const { newSeat, after } of changes) {
    if (!newSeat) continue;
    const seats = byTenant.get(newSeat.tenantId) ?? [];
    seats.push({ key: newSeat.key, pid: after.pid });
    byTenant.set(newSeat.tenantId, seats);
  }
  // In one order for everybody, so that of two who want the same seats the first one gets them all.
  return new Map([...byTenant].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tenantId, seats]) => [tenantId, seats.sort((a, b) => (a.key < b.key ? -1 : 1))]));
}
