import type { CohortId, OperationId } from '../domain/ids.ts';
import type { CohortSetup } from '../ports/cohorts.ts';
import { COHORT, COHORT_VERSION, cohorts, newTeamWrites, teamKey, teamListRow, teams, unchangedCohort, versionWrite } from './cohort-rows.ts';
import { entryWrite } from './rosters.ts';
import { LIMITS } from './table/limits.ts';
import { ConflictError, type Tables, type Write } from './table/tables.ts';

const TABLE = 'Cohort';
export const DIRECTORY = 'directory';
const ROWS_A_TEAM = 3;
const TEAMS_BESIDE_COHORT = Math.floor((LIMITS.transactionWrites - 2) / ROWS_A_TEAM);
const TEAMS_A_TRANSACTION = Math.floor(LIMITS.transactionWrites / ROWS_A_TEAM);

/** A cohort's own row and its teams': their names stand in several, which change together. */
export function cohortSetup(tables: Tables, newOperation: () => OperationId): Omit<CohortSetup, 'channels' | 'setChannelTab'> {
  return {
    async find(cohortId) {
      const row = await tables.get(TABLE, cohortId, COHORT);
      return row && { value: cohorts.read(row), etag: row.etag };
    },
    async findTeam(place) {
      const row = await tables.get(TABLE, place.cohortId, teamKey(place));
      return row && { value: teams.read(row), etag: row.etag };
    },
    async create(cohort, first) {
      const opId = newOperation();
      const row = { pk: cohort.cohortId, rk: COHORT, values: cohorts.write(cohort, opId) };
      try {
        await tables.commit(TABLE, cohort.cohortId, [{ kind: 'insert', row }, ...(first ? [entryWrite(cohort.cohortId, first)] : []), versionWrite(cohort.cohortId, COHORT_VERSION, opId)], { rk: COHORT, opId });
      } catch (error) {
        if (!(error instanceof ConflictError && error.reason === 'exists')) throw error;
      }
      await tables.commit(TABLE, DIRECTORY, [directoryWrite(cohort.cohortId)]);
    },
    async saveCohort(cohort, etag, itsTeams = []) {
      const opId = newOperation();
      const { cohortId } = cohort;
      const row = { pk: cohortId, rk: COHORT, values: cohorts.write(cohort, opId) };
      const beside = itsTeams.slice(0, TEAMS_BESIDE_COHORT).flatMap((team) => newTeamWrites(team, opId));
      await tables.commit(TABLE, cohortId, [{ kind: 'replace', row, etag }, versionWrite(cohortId, COHORT_VERSION, opId), ...beside], { rk: COHORT, opId });
      for (let from = TEAMS_BESIDE_COHORT; from < itsTeams.length; from += TEAMS_A_TRANSACTION) {
        await tables.commit(TABLE, cohortId, itsTeams.slice(from, from + TEAMS_A_TRANSACTION).flatMap((team) => newTeamWrites(team, opId)));
      }
    },
    async saveTeam(team, etag, guard) {
      const opId = newOperation();
      const row = teamListRow(team, opId);
      const [, ...others] = newTeamWrites(team, opId);
      const first: Write = etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag };
      await tables.commit(TABLE, team.cohortId, [first, ...others, versionWrite(team.cohortId, COHORT_VERSION, opId), ...unchangedCohort(guard)], { rk: row.rk, opId });
    },
  };
}

export function directoryWrite(cohortId: CohortId): Write {
  return { kind: 'put', row: { pk: DIRECTORY, rk: cohortId, values: { v: 1 } } };
}
