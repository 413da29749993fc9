import { z } from 'zod';
import type { CohortId, ImportId, OperationId } from '../domain/ids.ts';
import { IMPORT_MODES } from '../domain/roster/plan-import.ts';
import type { RosterImport } from '../domain/roster/roster-import.ts';
import type { RosterLook } from '../ports/roster-imports.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
/** Changes with every change of the roster. */
export const ROSTER_VERSION = 'r|v';
/** The last import that was decided. */
export const ROSTER_IMPORT = 'r|vi';

const count = z.number().int();
const importSchema: z.ZodType<RosterImport> = z.object({
  id: storedId<ImportId>(),
  mode: z.enum(IMPORT_MODES),
  at: z.string(),
  counts: z.object({ added: count, changed: count, removed: count, organisations: count, teams: count }),
  state: z.enum(['carrying-out', 'done', 'undoing', 'undone']),
  touchedAt: z.string(),
  replaces: storedId<ImportId>().exactOptional(),
});
const imports = rowCodec('roster-import', 1, importSchema);

/** Both rows in one request. */
export async function lookAtRoster(tables: Tables, cohortId: CohortId): Promise<RosterLook> {
  const rows = await tables.range(TABLE, cohortId, { prefix: ROSTER_VERSION });
  const latest = rows.find(({ rk }) => rk === ROSTER_IMPORT);
  return { version: rows.find(({ rk }) => rk === ROSTER_VERSION)?.etag, latest: latest && { value: imports.read(latest), etag: latest.etag } };
}

/** For what has been decided already: whatever stands there. */
export function newVersion(pk: CohortId, opId: OperationId): Write {
  return { kind: 'put', row: { pk, rk: ROSTER_VERSION, values: { v: 1, opId } } };
}

/** Only if the roster is still as it was looked at. */
export function nextVersion(pk: CohortId, opId: OperationId, etag: string | undefined): Write {
  const row = { pk, rk: ROSTER_VERSION, values: { v: 1, opId } };
  return etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag };
}

export function importWrite(pk: CohortId, value: RosterImport, opId: OperationId, etag: string | undefined): Write {
  const row = { pk, rk: ROSTER_IMPORT, values: imports.write(value, opId) };
  return etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag };
}
