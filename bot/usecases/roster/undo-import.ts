import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { isSameEntry } from '../../domain/roster/changed-columns.ts';
import type { ImportWork, RosterImport, UndoRefusal } from '../../domain/roster/roster-import.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import { carryOutUndo } from './carry-out-undo.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { assertMayImport, type Importer } from './preview-import.ts';
import { settleImport } from './settle-import.ts';
import type { World } from '../world.ts';

export type UndoResult = { readonly kind: 'undone'; readonly imported: RosterImport } | ({ readonly kind: 'refused' } & UndoRefusal);

/**
 * Takes the last import back, all of it or nothing: until somebody whom it added or changed has come to the door or has
 * changed in any other way, and while the roster says of them what the import said. Decided by one conditional write and
 * carried out as an import is. Throws `not-allowed`, `too-busy`, and `conflict` when the roster changes meanwhile.
 */
export async function undoImport(world: World, by: Importer, cohortId: CohortId): Promise<UndoResult> {
  assertMayImport(by, cohortId);
  const look = await settleImport(world, cohortId);
  const latest = look.latest?.value;
  if (latest?.state !== 'done') return { kind: 'refused', reason: 'nothing-to-undo' };
  const [work, members] = await Promise.all([world.rosterImports.work(cohortId, latest.id), world.rosters.all(cohortId)]);
  if (!isAsImported(work, members)) return { kind: 'refused', reason: 'roster-changed' };
  const people = await countActed(world, cohortId, latest, work, members);
  if (people > 0) return { kind: 'refused', reason: 'acted', people };
  const decided = await world.rosterImports.decide(cohortId, { ...latest, state: 'undoing', touchedAt: instantText(world.clock.now()) }, look);
  return { kind: 'undone', imported: (await carryOutUndo(world, cohortId, decided)).value };
}

/** How the last import stands; undefined while there has been none. Throws `not-allowed`. */
export async function latestImport(world: World, by: Importer, cohortId: CohortId): Promise<RosterImport | undefined> {
  assertMayImport(by, cohortId);
  return (await world.rosterImports.look(cohortId)).latest?.value;
}

function isAsImported({ changes }: ImportWork, members: readonly RosterMember[]): boolean {
  const entries = new Map(members.map(({ entry }) => [entry.pid, entry]));
  return changes.every(({ after }) => {
    const entry = entries.get(after.pid);
    return entry !== undefined && isSameEntry(after, entry);
  });
}

async function countActed(world: World, cohortId: CohortId, { id, at }: RosterImport, { changes }: ImportWork, members: readonly RosterMember[]): Promise<number> {
  const revisions = await world.rosterImports.revisions(cohortId, id);
  const metSince = new Set(members.flatMap(({ entry, metAt }) => (metAt !== undefined && metAt > at ? [entry.pid] : [])));
  const acted = new Set<PersonId>();
  await inParallel(PEOPLE_AT_ONCE, changes, async ({ after: { pid } }) => {
    const head = await world.people.load(pid);
    if (!head) throw new LedtradError('not-found');
    if (metSince.has(pid) || head.value.rev !== revisions.get(pid)) acted.add(pid);
  });
  return acted.size;
}
