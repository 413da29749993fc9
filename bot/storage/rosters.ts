import { z } from 'zod';
import type { ZoneId } from '../domain/calendar/zone.ts';
import { isConflict, LedtradError } from '../domain/errors.ts';
import type { CohortId, OperationId, OrganisationId, PersonId, TeamId } from '../domain/ids.ts';
import type { Granted } from '../domain/roster/duties.ts';
import { isUnderWay } from '../domain/roster/roster-import.ts';
import { POSITIONS, type RosterEntry, type SeatKey } from '../domain/roster/roster-entry.ts';
import type { Rosters } from '../ports/rosters.ts';
import { unchangedCohort } from './cohort-rows.ts';
import { rowCodec, storedId } from './row-codec.ts';
import { lookAtRoster, newVersion, nextVersion } from './roster-mark.ts';
import { inTransactions } from './table/in-transactions.ts';
import type { Row, Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const ENTRY = 'r|e|';
const MET = 'r|m|';
const GRANTED = 'r|g|';
const MOST_TRIES = 5;

export const entrySchema: z.ZodType<RosterEntry> = z.object({
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

const grantedSchema: z.ZodType<Granted> = z.object({
  leads: z.union([z.literal('all'), z.array(storedId<TeamId>())]).exactOptional(),
  analyses: z.boolean().exactOptional(),
  heads: z.boolean().exactOptional(),
  administers: z.boolean().exactOptional(),
});
const grants = rowCodec('granted', 1, grantedSchema);
/** `there`: the keys that are known to exist; without it whatever stands there is replaced. */
export function entryWrite(pk: CohortId, entry: RosterEntry, there?: ReadonlySet<string>): Write {
  const row = { pk, rk: ENTRY + entry.pid, values: entries.write(entry) };
  return there && !there.has(row.rk) ? { kind: 'insert', row } : { kind: 'put', row };
}

/** Who is on a cohort's roster; a row a person, and beside it one when they have been met, and one of what they were granted. */
export function rosterStore(tables: Tables, newOperation: () => OperationId): Rosters {
  return {
    async all(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'r|' });
      const met = new Map(rows.filter(({ rk }) => rk.startsWith(MET)).map(({ rk, values }) => [rk.slice(MET.length), String(values['at'])]));
      const granted = new Map(rows.filter(({ rk }) => rk.startsWith(GRANTED)).map((row) => [row.rk.slice(GRANTED.length), grants.read(row)]));
      return rows.filter(({ rk }) => rk.startsWith(ENTRY)).map((row) => {
        const pid = row.rk.slice(ENTRY.length);
        const [metAt, given] = [met.get(pid), granted.get(pid)];
        return { entry: entries.read(row), etag: row.etag, ...(metAt === undefined ? {} : { metAt }), ...(given ? { granted: given } : {}) };
      });
    },
    async find(cohortId, pid) {
      const row = await tables.get(TABLE, cohortId, ENTRY + pid);
      return row && { value: entries.read(row), etag: row.etag };
    },
    async save(cohortId, entry, etag, guard) {
      for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
        const { version, latest } = await lookAtRoster(tables, cohortId);
        if (latest && isUnderWay(latest.value)) throw new LedtradError('too-busy');
        const opId = newOperation();
        const row = { pk: cohortId, rk: ENTRY + entry.pid, values: entries.write(entry, opId) };
        try {
          await tables.commit(TABLE, cohortId, [insertOrReplace(row, etag), nextVersion(cohortId, opId, version), ...unchangedCohort(guard)], { rk: row.rk, opId });
          return;
        } catch (error) {
          if (!isConflict(error)) throw error;
          // Another entry's change moves the roster's version too, and is no reason to refuse this one.
          if (guard !== undefined || (await tables.get(TABLE, cohortId, row.rk))?.etag !== etag) throw error;
        }
      }
      throw new LedtradError('too-busy');
    },
    async putAll(cohortId, all) {
      for (const part of inTransactions(all, 1)) {
        await tables.commit(TABLE, cohortId, [...part.map((entry) => entryWrite(cohortId, entry)), newVersion(cohortId, newOperation())]);
      }
    },
    async granted(cohortId, pid) {
      const row = await tables.get(TABLE, cohortId, GRANTED + pid);
      return row && { value: grants.read(row), etag: row.etag };
    },
    async grant(cohortId, pid, granted, etag, guard) {
      const opId = newOperation();
      const row = { pk: cohortId, rk: GRANTED + pid, values: grants.write(granted, opId) };
      await tables.commit(TABLE, cohortId, [insertOrReplace(row, etag), ...unchangedCohort(guard)], { rk: row.rk, opId });
    },
    async markMet(cohortId, pid, at) {
      try {
        await tables.commit(TABLE, cohortId, [{ kind: 'insert', row: { pk: cohortId, rk: MET + pid, values: { v: 1, at } } }]);
      } catch (error) {
        // The first time is what is kept.
        if (!isConflict(error)) throw error;
      }
    },
  };
}

/** Everything that a roster keeps of somebody. */
export function rosterKeysOf(pid: PersonId): readonly string[] {
  return [ENTRY, MET, GRANTED].map((kind) => kind + pid);
}

function insertOrReplace(row: Row, etag: string | undefined): Write {
  return etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag };
}
