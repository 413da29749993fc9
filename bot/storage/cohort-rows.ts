import type { CohortId, OperationId } from '../domain/ids.ts';
import type { Cohort, Place, Team } from '../ports/cohorts.ts';
import type { Versioned } from '../ports/stored.ts';
import { cohortSchema, teamSchema, withPhases } from './cohort-schema.ts';
import { rowCodec } from './row-codec.ts';
import type { Write } from './table/tables.ts';

export const COHORT = 's|0';
/** Sorts before every person, so that a team and its members are one range. */
export const TEAM = '!';

export const cohorts = rowCodec('cohort', 2, cohortSchema, withPhases);
/** Version 1 had none that was closed, and is read as it is. */
export const teams = rowCodec('team', 2, teamSchema, (old) => old);

/** A team stands in three rows: before its members, in the list of teams, and its version, so that open pages read it anew. */
export function newTeamWrites(team: Team, opId: OperationId): Write[] {
  return [
    { kind: 'put', row: teamListRow(team, opId) },
    { kind: 'put', row: { pk: team.cohortId, rk: memberKey(team, TEAM), values: teams.write(team, opId) } },
    versionWrite(team.cohortId, versionKey(team), opId),
  ];
}

export function teamListRow(team: Team, opId: OperationId) {
  return { pk: team.cohortId, rk: teamKey(team), values: teams.write(team, opId) };
}

export function teamKey({ teamId }: Place): string {
  return `g|${teamId}`;
}

export function memberKey({ teamId }: Place, rest: string): string {
  return `m|${teamId}|${rest}`;
}

/** Of everything that the cohort's figures could count. */
export const COHORT_VERSION = 'v';

export function versionWrite(cohortId: CohortId, rk: string, opId: OperationId): Write {
  return { kind: 'put', row: { pk: cohortId, rk, values: { v: 1, opId } } };
}

export function versionKey({ teamId }: Place): string {
  return `v|${teamId}`;
}

/** Written as it was read: two decisions that were made from the same cohort cannot both be stored. */
export function unchangedCohort(guard: Versioned<Cohort> | undefined): Write[] {
  if (!guard) return [];
  const { value, etag } = guard;
  return [{ kind: 'replace', row: { pk: value.cohortId, rk: COHORT, values: cohorts.write(value) }, etag }];
}
