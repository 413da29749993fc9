import { z } from 'zod';
import type { CohortId, MeetingId, OperationId, PersonId, TeamId } from '../domain/ids.ts';
import type { LogEntry } from '../domain/meeting/log-entry.ts';
import type { ProcessLogs } from '../ports/process-logs.ts';
import { inverseTime } from './inverse-time.ts';
import { readPage } from './page.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'People';

const entrySchema: z.ZodType<LogEntry> = z.object({
  id: z.string(),
  cohortId: storedId<CohortId>(),
  writtenAt: z.string(),
  editedAt: z.string().exactOptional(),
  text: z.string(),
  teamId: storedId<TeamId>().exactOptional(),
  meetingId: storedId<MeetingId>().exactOptional(),
});
const entries = rowCodec('log-entry', 1, entrySchema);

/** In the facilitator's own partition, so that their export has it and nobody else's page can. The latest first. */
export function processLogStore(tables: Tables, newOperation: () => OperationId): ProcessLogs {
  return {
    list: (pid, cohortId, page) => readPage(tables, TABLE, pid, prefixOf(cohortId), page, (row) => entries.read(row)),
    async find(pid, key) {
      const row = await tables.get(TABLE, pid, keyOf(key));
      return row && { value: entries.read(row), etag: row.etag };
    },
    async save(pid, entry, before) {
      const opId = newOperation();
      const row = { pk: pid, rk: keyOf(entry), values: entries.write(entry, opId) };
      await tables.commit(TABLE, pid, [before ? { kind: 'replace', row, etag: before.etag } : { kind: 'insert', row }], { rk: row.rk, opId });
    },
    async remove(pid: PersonId, key) {
      await tables.commit(TABLE, pid, [{ kind: 'delete', rk: keyOf(key) }]);
    },
  };
}

function prefixOf(cohortId: CohortId): string {
  return `l|${cohortId}|`;
}

function keyOf({ cohortId, writtenAt, id }: Pick<LogEntry, 'cohortId' | 'writtenAt' | 'id'>): string {
  return `${prefixOf(cohortId)}${inverseTime(writtenAt)}|${id}`;
}
