import { z } from 'zod';
import { LedtradError } from '../domain/errors.ts';
import type { CohortId, ImportId, OperationId, PersonId } from '../domain/ids.ts';
import type { ImportedChange, RosterImport } from '../domain/roster/roster-import.ts';
import type { RosterImports } from '../ports/roster-imports.ts';
import type { Versioned } from '../ports/stored.ts';
import { importedSchema, workSchema, type StoredWork } from './roster-import-schema.ts';
import { importWrite, lookAtRoster, ROSTER_IMPORT, newVersion, nextVersion } from './roster-mark.ts';
import { entryWrite, rosterKeysOf } from './rosters.ts';
import { unchangedCohort } from './cohort-rows.ts';
import { rowCodec } from './row-codec.ts';
import { deleteFound } from './table/delete-found.ts';
import { inTransactions } from './table/in-transactions.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
/** Outside the roster's own range, which is read whole. */
const WORK = 'ri|';
/** So many changes are one row: of some hundred characters each, far below what a row holds. */
const CHANGES_A_ROW = 100;
/** So many rows stay below what a transaction holds. */
const ROWS_AT_ONCE = 5;

const works = rowCodec('import-work', 1, workSchema);
const parts = rowCodec('import-part', 1, z.array(importedSchema));
const names = rowCodec('import-names', 1, z.record(z.string(), z.string()));
const revisions = rowCodec('import-revisions', 1, z.record(z.string(), z.number().int()));

/** Imports of a cohort's roster; the keys are told in README.md beside this file. */
export function rosterImportStore(tables: Tables, newOperation: () => OperationId): RosterImports {
  const keep = async (cohortId: CohortId, { etag }: Versioned<RosterImport>, changed: RosterImport, writes: readonly Write[] = []): Promise<Versioned<RosterImport>> => {
    const opId = newOperation();
    const { etags } = await tables.commit(TABLE, cohortId, [importWrite(cohortId, changed, opId, etag), ...writes], { rk: ROSTER_IMPORT, opId });
    return { value: changed, etag: etags.get(ROSTER_IMPORT) ?? '' };
  };

  return {
    look: (cohortId) => lookAtRoster(tables, cohortId),
    async prepare(cohortId, id, { changes, ...rest }) {
      const opId = newOperation();
      const put = (part: string, values: ReturnType<typeof works.write>): Write => ({ kind: 'put', row: { pk: cohortId, rk: workKey(id, part), values } });
      const rows = [
        put('0', works.write({ ...rest, parts: Math.ceil(changes.length / CHANGES_A_ROW) }, opId)),
        put('n', names.write(privateNames(changes), opId)),
        ...slices(changes, CHANGES_A_ROW).map((some, index) => put(partKey(index), parts.write(some.map(withoutName), opId))),
      ];
      for (const some of slices(rows, ROWS_AT_ONCE)) await tables.commit(TABLE, cohortId, some);
    },
    async decide(cohortId, decided, { version, latest }, guard) {
      const opId = newOperation();
      const writes = [importWrite(cohortId, decided, opId, latest?.etag), nextVersion(cohortId, opId, version), ...unchangedCohort(guard)];
      const { etags } = await tables.commit(TABLE, cohortId, writes, { rk: ROSTER_IMPORT, opId });
      return { value: decided, etag: etags.get(ROSTER_IMPORT) ?? '' };
    },
    async work(cohortId, id) {
      const rows = new Map((await tables.range(TABLE, cohortId, { prefix: workKey(id, '') })).map((row) => [row.rk, row]));
      const first = rows.get(workKey(id, '0'));
      if (!first) throw new LedtradError('not-found');
      const { parts: count, ...rest }: StoredWork = works.read(first);
      const nameRow = rows.get(workKey(id, 'n'));
      const nameOf = nameRow ? names.read(nameRow) : {};
      const changes = Array.from({ length: count }, (_, index) => {
        const row = rows.get(workKey(id, partKey(index)));
        if (!row) throw new LedtradError('unexpected', { row: 'import-part' });
        return parts.read(row);
      });
      return { ...rest, changes: changes.flat().map((change) => withName(change, nameOf[change.after.pid])) };
    },
    async apply(cohortId, read, now, entries, removed) {
      let current = read;
      // While the import's row is as it was read, nobody else writes any entry; and to insert is less work than to look what to replace.
      const there = new Set((await tables.range(TABLE, cohortId, { prefix: 'r|' }, { select: ['v'] })).map(({ rk }) => rk));
      const gone = removed.flatMap(rosterKeysOf).filter((rk) => there.has(rk));
      const writes = [...entries.map((entry) => entryWrite(cohortId, entry, there)), ...gone.map((rk): Write => ({ kind: 'delete', rk }))];
      for (const some of inTransactions(writes, 2)) {
        current = await keep(cohortId, current, { ...current.value, touchedAt: now }, [...some, newVersion(cohortId, newOperation())]);
      }
      return current;
    },
    keep,
    async keepRevisions(cohortId, id, kept) {
      const row = { pk: cohortId, rk: workKey(id, 'r'), values: revisions.write({ ...kept }) };
      await tables.commit(TABLE, cohortId, [{ kind: 'put', row }]);
    },
    async revisions(cohortId, id) {
      const row = await tables.get(TABLE, cohortId, workKey(id, 'r'));
      return new Map(row ? (Object.entries(revisions.read(row)) as [PersonId, number][]) : []); // Written above alone.
    },
    async tidy(cohortId, kept, over, before) {
      await deleteFound(tables, TABLE, cohortId, async () => {
        const rows = await tables.range(TABLE, cohortId, { prefix: WORK }, { select: ['v'] });
        const stale = new Set<string>(over.map((id) => workKey(id, '')));
        for (const { rk } of rows.filter((row) => row.rk.endsWith('|0') && !(kept !== undefined && row.rk.startsWith(workKey(kept, ''))))) {
          const row = await tables.get(TABLE, cohortId, rk);
          if (row && works.read(row).preparedAt < before) stale.add(rk.slice(0, -1));
        }
        return rows.filter(({ rk }) => (kept !== undefined && rk === workKey(kept, 'n')) || stale.has(rk.slice(0, rk.lastIndexOf('|') + 1)));
      });
    },
  };
}

function workKey(id: ImportId, part: string): string {
  return `${WORK}${id}|${part}`;
}

function partKey(index: number): string {
  return `c${String(index).padStart(3, '0')}`;
}

function slices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
}

/** In a row of their own, which is gone when the import is carried out. */
function privateNames(changes: readonly ImportedChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(changes.flatMap(({ after, privateName }) => (privateName === undefined ? [] : [[after.pid, privateName]])));
}

function withoutName({ kind, before, after, newSeat, was }: ImportedChange): ImportedChange {
  return { kind, ...(before ? { before } : {}), after, ...(newSeat ? { newSeat } : {}), ...(was ? { was } : {}) };
}

function withName(change: ImportedChange, privateName: string | undefined): ImportedChange {
  return privateName === undefined ? change : { ...change, privateName };
}
