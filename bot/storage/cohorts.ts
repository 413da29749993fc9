import type { CohortId, OperationId, TeamId, TenantId } from '../domain/ids.ts';
import type { Cohort, Cohorts, Place, Projection, Readers, Team } from '../ports.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import { cohortSchema, meetingSchema, publishedSchema, sharedSchema, summarySchema, teamSchema } from './cohort-schema.ts';
import { inverseTime } from './inverse-time.ts';
import { readPage } from './page.ts';
import { publicationStore } from './publications.ts';
import { rowCodec } from './row-codec.ts';
import type { SharedReflection } from '../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../domain/team/summary.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const DIRECTORY = 'directory';
const COHORT = 's|0';
const PUBLISHED = 's|p';
/** Sorts before every person, so that a team and its members are one range. */
const TEAM = '!';

const cohorts = rowCodec('cohort', 1, cohortSchema);
const teams = rowCodec('team', 1, teamSchema);
const summaries = rowCodec('summary', 1, summarySchema);
const shared = rowCodec('shared-reflection', 1, sharedSchema);
const meetings = rowCodec('meeting', 1, meetingSchema);
const published = rowCodec('published', 1, publishedSchema);

/** A cohort's partition; its keys are told in README.md beside this file. */
export function cohortStore(tables: Tables, newOperation: () => OperationId): Cohorts {
  return {
    ...publicationStore(tables, newOperation),
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
    async meetings(place, from) {
      const rows = await tables.range(TABLE, place.cohortId, { from: `e|${place.teamId}|${from}`, to: `e|${place.teamId}|~` });
      return rows.map((row) => meetings.read(row));
    },
    async putMeeting(place, meeting) {
      await tables.commit(TABLE, place.cohortId, [{ kind: 'put', row: { pk: place.cohortId, rk: meetingKey(place, meeting), values: meetings.write(meeting) } }]);
    },
    async removeMeeting(place, meeting) {
      await tables.commit(TABLE, place.cohortId, [{ kind: 'delete', rk: meetingKey(place, meeting) }]);
    },
    async channelTenant(place) {
      const row = await tables.get(TABLE, place.cohortId, channelKey(place));
      const tenantId = row?.values['tenantId'];
      return typeof tenantId === 'string' ? (tenantId as TenantId) : undefined; // Written below alone.
    },
    async channelTenants(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'c|' });
      // Written below alone.
      return new Map(rows.map(({ rk, values }) => [rk.slice('c|'.length) as TeamId, String(values['tenantId']) as TenantId]));
    },
    async setChannelTenant(place, tenantId) {
      const rk = channelKey(place);
      await tables.commit(TABLE, place.cohortId, [tenantId ? { kind: 'put', row: { pk: place.cohortId, rk, values: { v: 1, tenantId } } } : { kind: 'delete', rk }]);
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
    async summaries(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'm|' });
      return present(rows.filter(({ rk }) => !rk.endsWith(`|${TEAM}`)).map((row) => summaries.read(row)));
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
  const put = (rk: string, values: ReturnType<typeof teams.write>): Write => ({ kind: 'put', row: { pk: cohort.cohortId, rk, values } });
  return {
    directory: { kind: 'put', row: { pk: DIRECTORY, rk: cohort.cohortId, values: { v: 1 } } },
    partition: [
      put(COHORT, cohorts.write(cohort, opId)),
      ...itsTeams.flatMap((team) => [
        put(memberKey(team, TEAM), teams.write(team)),
        put(`g|${team.teamId}`, teams.write(team)),
        put(versionKey(team), { v: 1, opId }),
      ]),
      put('v', { v: 1, opId }),
    ],
  };
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
  return [versionKey(place), 'v'].map((rk) => ({ kind: 'put', row: { pk: place.cohortId, rk, values: { v: 1, opId } } }));
}

function sharedKey({ submittedAt, pid, id }: SharedReflection): string {
  return `${inverseTime(submittedAt)}|${pid}|${id}`;
}

function feedPrefix(readers: Readers): string {
  return readers.audience === 'team' ? `f|${readers.teamId}|` : 'fc|';
}

function memberKey({ teamId }: Place, rest: string): string {
  return `m|${teamId}|${rest}`;
}

function meetingKey({ teamId }: Place, { startsAt, id }: Meeting): string {
  return `e|${teamId}|${startsAt}|${id}`;
}

function channelKey({ teamId }: Place): string {
  return `c|${teamId}`;
}

function versionKey({ teamId }: Place): string {
  return `v|${teamId}`;
}
