import { z } from 'zod';
import type { ZoneId } from '../domain/calendar/zone.ts';
import type { CohortId, OperationId, OrganisationId, PersonId, TeamId } from '../domain/ids.ts';
import { POSITIONS, type RosterEntry, type SeatKey } from '../domain/roster/roster-entry.ts';
import type { Rosters } from '../ports.ts';
import { rowCodec, storedId } from './row-codec.ts';
import { LIMITS } from './table/limits.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const ENTRY = 'r|e|';
const MET = 'r|m|';

const entrySchema: z.ZodType<RosterEntry> = z.object({
  pid: storedId<PersonId>(),
  name: z.string().exactOptional(),
  protectedIdentity: z.boolean(),
  organisationId: storedId<OrganisationId>(),
  school: z.string(),
  context: z.object({ schoolForm: z.string(), sizeClass: z.string(), areaType: z.string() }),
  position: z.enum(POSITIONS),
  teamId: storedId<TeamId>().exactOptional(),
  manager: storedId<PersonId>().exactOptional(),
  zone: storedId<ZoneId>().exactOptional(),
  sportlov: z.number().int().exactOptional(),
  seat: storedId<SeatKey>().exactOptional(),
  leftOn: z.string().exactOptional(),
});
const entries = rowCodec('roster-entry', 1, entrySchema);

/** Who is on a cohort's roster; a row a person, and beside it one when they have been met. */
export function rosterStore(tables: Tables, newOperation: () => OperationId): Rosters {
  const put = (cohortId: CohortId, entry: RosterEntry): Write => ({ kind: 'put', row: { pk: cohortId, rk: ENTRY + entry.pid, values: entries.write(entry) } });
  return {
    async all(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'r|' });
      const met = new Map(rows.filter(({ rk }) => rk.startsWith(MET)).map(({ rk, values }) => [rk.slice(MET.length), String(values['at'])]));
      return rows.filter(({ rk }) => rk.startsWith(ENTRY)).map((row) => {
        const metAt = met.get(row.rk.slice(ENTRY.length));
        return { entry: entries.read(row), etag: row.etag, ...(metAt === undefined ? {} : { metAt }) };
      });
    },
    async find(cohortId, pid) {
      const row = await tables.get(TABLE, cohortId, ENTRY + pid);
      return row && { value: entries.read(row), etag: row.etag };
    },
    async save(cohortId, entry, etag) {
      const opId = newOperation();
      const row = { pk: cohortId, rk: ENTRY + entry.pid, values: entries.write(entry, opId) };
      await tables.commit(TABLE, cohortId, [etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag }], { rk: row.rk, opId });
    },
    async putAll(cohortId, all) {
      for (let from = 0; from < all.length; from += LIMITS.transactionWrites) {
        await tables.commit(TABLE, cohortId, all.slice(from, from + LIMITS.transactionWrites).map((entry) => put(cohortId, entry)));
      }
    },
    async markMet(cohortId, pid, at) {
      await tables.commit(TABLE, cohortId, [{ kind: 'put', row: { pk: cohortId, rk: MET + pid, values: { v: 1, at } } }]);
    },
  };
}
