import type { CohortId, OperationId, TeamId } from '../domain/ids.ts';
import type { Cohort, Cohorts, Place, PlacedSummary, Projection, Readers, Team } from '../ports/cohorts.ts';
import { channelStore } from './channels.ts';
import { COHORT, COHORT_VERSION, cohorts, memberKey, newTeamWrites, TEAM, teamKey, teams, versionKey, versionWrite } from './cohort-rows.ts';
import { publishedSchema, sharedSchema, summarySchema } from './cohort-schema.ts';
import { cohortSetup, DIRECTORY, directoryWrite } from './cohort-setup.ts';
import { inverseTime } from './inverse-time.ts';
import { readPage } from './page.ts';
import { publicationStore } from './publications.ts';
import { rowCodec } from './row-codec.ts';
import type { SharedReflection } from '../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../domain/team/summary.ts';
import { deleteFound } from './table/delete-found.ts';
import { inTransactions } from './table/in-transactions.ts';
import { LIMITS } from './table/limits.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const PUBLISHED = 's|p';

const summaries = rowCodec('summary', 1, summarySchema);
const shared = rowCodec('shared-reflection', 1, sharedSchema);
const published = rowCodec('published', 1, publishedSchema);

/** A cohort's partition; its keys are told in README.md beside this file. */
export function cohortStore(tables: Tables, newOperation: () => OperationId): Cohorts {
  return {
    ...publicationStore(tables, newOperation),
    ...cohortSetup(tables, newOperation),
    ...channelStore(tables, newOperation),
    async list() {
      const rows = await tables.range(TABLE, DIRECTORY, { prefix: '' });
      return rows.map(({ rk }) => rk as CohortId); // Written by newCohortRows alone.
    },
    async team(place) {
      const row = await tables.get(TABLE, place.cohortId, memberKey(place, TEAM));
      return row && teams.read(row);
    },
    async teams(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'g|' });
      return rows.map((row) => teams.read(row));
    },
    async teamVersion(place) {
      const row = await tables.get(TABLE, place.cohortId, versionKey(place));
      return String(row?.values['opId'] ?? '');
    },
    async teamPage(place) {
      const rows = await tables.range(TABLE, place.cohortId, { prefix: memberKey(place, '') });
      const [first, ...members] = rows;
      if (!first?.rk.endsWith(`|${TEAM}`)) return undefined;
      return { team: teams.read(first), members: present(members.map((row) => summaries.read(row))) };
    },
    async cohortPage(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 's|' });
      const byKey = new Map(rows.map((row) => [row.rk, row]));
      const cohort = byKey.get(COHORT);
      const publishedRow = byKey.get(PUBLISHED);
      return cohort && { cohort: cohorts.read(cohort), published: publishedRow && published.read(publishedRow) };
    },
    async projectedRev(place, pid) {
      const row = await tables.get(TABLE, place.cohortId, memberKey(place, pid));
      return row && { value: Number(row.values['rev'] ?? 0), etag: row.etag };
    },
    async project(place, projection, read) {
      const opId = newOperation();
      const rk = memberKey(place, projection.summary.pid);
      const writes = [summaryWrite(place, projection.summary, opId, read?.etag), ...sharedWrites(place, projection), ...versionWrites(place, opId)];
      await tables.commit(TABLE, place.cohortId, writes, { rk, opId });
    },
    async projectTeam(place, projected) {
      const rows = new Map((await tables.range(TABLE, place.cohortId, { prefix: memberKey(place, '') }, { select: ['rev'] })).map((row) => [row.rk, row]));
      const opId = newOperation();
      const later = projected.filter(({ pid, rev }) => Number(rows.get(memberKey(place, pid))?.values['rev'] ?? -1) < rev);
      const [first] = later;
      if (!first) return;
      const writes = later.map((summary) => summaryWrite(place, summary, opId, rows.get(memberKey(place, summary.pid))?.etag));
      await tables.commit(TABLE, place.cohortId, [...writes, ...versionWrites(place, opId)], { rk: memberKey(place, first.pid), opId });
    },
    async addTeams(cohort, added) {
      const opId = newOperation();
      const writes = added.flatMap(({ teamId, name }) => newTeamWrites({ cohortId: cohort.cohortId, teamId, name, cohortName: cohort.name, madeUp: cohort.madeUp }, opId));
      for (const part of inTransactions(writes)) await tables.commit(TABLE, cohort.cohortId, part);
    },
    async removeTeams(cohortId, teamIds) {
      for (const teamId of teamIds) {
        const place = { cohortId, teamId };
        const keys = [memberKey(place, TEAM), teamKey(place), versionKey(place)];
        await deleteFound(tables, TABLE, cohortId, async () => (await Promise.all(keys.map((rk) => tables.get(TABLE, cohortId, rk)))).filter((row) => row !== undefined));
      }
    },
    async projectNewcomers(cohortId, placed) {
      for (const part of inNewcomerParts(placed)) {
        const opId = newOperation();
        const teamIds = [...new Set(part.map(({ teamId }) => teamId))];
        const writes = part.map(({ teamId, summary }) => summaryWrite({ cohortId, teamId }, summary, opId, undefined));
        const versions = [COHORT_VERSION, ...teamIds.map((teamId) => versionKey({ cohortId, teamId }))].map((rk) => versionWrite(cohortId, rk, opId));
        const [first] = part;
        if (first) await tables.commit(TABLE, cohortId, [...writes, ...versions], { rk: memberKey({ cohortId, teamId: first.teamId }, first.summary.pid), opId });
      }
    },
    async removeSummaries(cohortId, members) {
      for (const teamId of new Set(members.map((member) => member.teamId))) {
        const place = { cohortId, teamId };
        const gone = new Set(members.filter((member) => member.teamId === teamId).map(({ pid }) => memberKey(place, pid)));
        const rows = await tables.range(TABLE, cohortId, { prefix: memberKey(place, '') }, { select: ['rev'] });
        const deletes = rows.filter(({ rk }) => gone.has(rk)).map(({ rk, etag }): Write => ({ kind: 'delete', rk, etag }));
        for (const part of inTransactions(deletes, 2)) {
          const opId = newOperation();
          await tables.commit(TABLE, cohortId, [...part, ...versionWrites(place, opId)], { rk: versionKey(place), opId });
        }
      }
    },
    async summaries(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'm|' });
      return present(rows.filter(({ rk }) => !rk.endsWith(`|${TEAM}`)).map((row) => summaries.read(row)));
    },
    async summariesByTeam(cohortId) {
      const byTeam = new Map<TeamId, MemberSummary[]>();
      for (const row of await tables.range(TABLE, cohortId, { prefix: 'm|' })) {
        const [, team = '', member] = row.rk.split('|');
        if (member === TEAM) continue;
        const teamId = team as TeamId; // Written by memberKey alone.
        byTeam.set(teamId, [...(byTeam.get(teamId) ?? []), ...present([summaries.read(row)])]);
      }
      return byTeam;
    },
    async sharedOne(place, reflection) {
      const row = await tables.get(TABLE, place.cohortId, `${feedPrefix({ audience: 'team', teamId: place.teamId })}${sharedKey(reflection)}`);
      const found = row && shared.read(row);
      return found?.shown ? found : undefined;
    },
    async shared(cohortId, readers, page) {
      const { items, earlier } = await readPage(tables, TABLE, cohortId, feedPrefix(readers), page, (row) => shared.read(row));
      return { items: items.filter(({ shown }) => shown !== undefined), ...(earlier === undefined ? {} : { earlier }) };
    },
  };
}

function present(members: readonly MemberSummary[]): readonly MemberSummary[] {
  return members.filter(({ left }) => !left);
}

/** For setting up a cohort with its teams: the rows of its partition, and its place in the directory. */
export function newCohortRows(cohort: Cohort, itsTeams: readonly Team[], opId: OperationId): { directory: Write; partition: Write[] } {
  return {
    directory: directoryWrite(cohort.cohortId),
    partition: [
      { kind: 'put', row: { pk: cohort.cohortId, rk: COHORT, values: cohorts.write(cohort, opId) } },
      ...itsTeams.flatMap((team) => newTeamWrites(team, opId)),
      versionWrite(cohort.cohortId, COHORT_VERSION, opId),
    ],
  };
}

/** A transaction holds the summaries, a version for each team among them, and the cohort's. */
function inNewcomerParts(placed: readonly PlacedSummary[]): readonly (readonly PlacedSummary[])[] {
  const byTeam = [...placed].sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
  const parts: PlacedSummary[][] = [];
  let rows = Infinity;
  for (const [index, each] of byTeam.entries()) {
    const isNewTeam = byTeam[index - 1]?.teamId !== each.teamId;
    rows += isNewTeam ? 2 : 1;
    if (rows > LIMITS.transactionWrites) {
      parts.push([]);
      rows = 3;
    }
    parts.at(-1)?.push(each);
  }
  return parts;
}

/** The revision beside the JSON as well: each projection asks for nothing else of the one before it. */
function summaryWrite(place: Place, summary: MemberSummary, opId: OperationId, etag: string | undefined): Write {
  const row = { pk: place.cohortId, rk: memberKey(place, summary.pid), values: { ...summaries.write(summary, opId), rev: summary.rev } };
  return etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag };
}

function sharedWrites(place: Place, projection: Projection): Write[] {
  return projection.shared.map(({ audience, row }) => ({
    kind: 'put',
    row: { pk: place.cohortId, rk: `${feedPrefix(audience === 'team' ? { audience, teamId: place.teamId } : { audience })}${sharedKey(row)}`, values: shared.write(row) },
  }));
}

/** Not conditional: nothing is decided by a version, it only tells readers that something changed. */
function versionWrites(place: Place, opId: OperationId): Write[] {
  return [versionKey(place), COHORT_VERSION].map((rk) => versionWrite(place.cohortId, rk, opId));
}

function sharedKey({ submittedAt, pid, id }: Pick<SharedReflection, 'submittedAt' | 'pid' | 'id'>): string {
  return `${inverseTime(submittedAt)}|${pid}|${id}`;
}

function feedPrefix(readers: Readers): string {
  return readers.audience === 'team' ? `f|${readers.teamId}|` : 'fc|';
}

