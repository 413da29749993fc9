import type { CohortId, MeetingId, OperationId, PersonId, TeamId } from '../domain/ids.ts';
import { earliestFirst, type PlannedMeeting } from '../domain/meeting/meeting.ts';
import type { MeetingFile, Meetings } from '../ports/meetings.ts';
import type { Versioned } from '../ports/stored.ts';
import { attendanceSchema, caseSchema, meetingCommitmentSchema, plannedMeetingSchema, withContent } from './meeting-schema.ts';
import { rowCodec } from './row-codec.ts';
import { LIMITS } from './table/limits.ts';
import type { StoredRow, Tables, Write } from './table/tables.ts';

const TABLE = 'Cohort';
const VERSION = 've';
/** In the place of a team: every team's. Sorts among no team's rows. */
const EVERY_TEAM = '*';
const HEAD = '0';
const ATTENDANCE = 'a';
const TOLD = 't';

const meetings = rowCodec('meeting', 2, plannedMeetingSchema, withContent);
const cases = rowCodec('meeting-case', 1, caseSchema);
const commitments = rowCodec('meeting-commitment', 1, meetingCommitmentSchema);
const attendances = rowCodec('attendance', 1, attendanceSchema);

/**
 * A meeting has a row of its own (`ed|meeting|0`) with what members bring beside it, and a copy in the calendar of each
 * team that meets (`e|team|start|meeting`), so that both a meeting and a team's meetings are one range.
 */
export function meetingStore(tables: Tables, newOperation: () => OperationId): Meetings {
  const put = (cohortId: CohortId, rk: string, values: ReturnType<typeof meetings.write>): Write => ({ kind: 'put', row: { pk: cohortId, rk, values } });
  const changed = (cohortId: CohortId, opId: OperationId): Write => put(cohortId, VERSION, { v: 1, opId });

  async function calendar(cohortId: CohortId, team: TeamId | typeof EVERY_TEAM, from: string): Promise<PlannedMeeting[]> {
    const rows = await tables.range(TABLE, cohortId, { from: `e|${team}|${from}`, to: `e|${team}|~` });
    return rows.map(readCopy);
  }

  async function contribute<Value extends { readonly pid: PersonId; readonly rev: number }>(
    cohortId: CohortId, prefix: string, value: Value, stored: Versioned<Value> | undefined, write: (value: Value, opId: OperationId) => ReturnType<typeof meetings.write>,
  ): Promise<void> {
    const opId = newOperation();
    const row = { pk: cohortId, rk: prefix + value.pid, values: write(value, opId) };
    await tables.commit(TABLE, cohortId, [stored ? { kind: 'replace', row, etag: stored.etag } : { kind: 'insert', row }, changed(cohortId, opId)], { rk: row.rk, opId });
  }

  return {
    async ofTeam({ cohortId, teamId }, from) {
      const [own, everybodys] = await Promise.all([calendar(cohortId, teamId, from), calendar(cohortId, EVERY_TEAM, from)]);
      return [...own, ...everybodys].sort(earliestFirst);
    },
    async ofCohort(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: 'e|' });
      return [...new Map(rows.map((row) => readCopy(row)).map((meeting) => [meeting.id, meeting])).values()].sort(earliestFirst);
    },
    async find(cohortId, id) {
      const rows = await tables.range(TABLE, cohortId, { prefix: detailKey(id, '') });
      return fileOf(id, rows);
    },
    async save(meeting, before) {
      const opId = newOperation();
      const { cohortId, id } = meeting;
      const rk = detailKey(id, HEAD);
      const row = { pk: cohortId, rk, values: meetings.write(meeting, opId) };
      const copies = copyKeys(meeting);
      const old = before ? copyKeys(before.value).filter((key) => !copies.includes(key)) : [];
      await tables.commit(TABLE, cohortId, [
        before ? { kind: 'replace', row, etag: before.etag } : { kind: 'insert', row },
        ...copies.map((key) => put(cohortId, key, meetings.write(meeting))),
        ...old.map((key): Write => ({ kind: 'delete', rk: key })),
        changed(cohortId, opId),
      ], { rk, opId });
    },
    async version(cohortId) {
      const row = await tables.get(TABLE, cohortId, VERSION);
      return String(row?.values['opId'] ?? '');
    },
    async markTold(cohortId, told) {
      for (let from = 0; from < told.length; from += LIMITS.transactionWrites) {
        await tables.commit(TABLE, cohortId, told.slice(from, from + LIMITS.transactionWrites).map(({ id, sequence }) => put(cohortId, detailKey(id, TOLD), { v: 1, sequence })));
      }
    },
    async saveAttendance(cohortId, id, attendance, before) {
      const opId = newOperation();
      const row = { pk: cohortId, rk: detailKey(id, ATTENDANCE), values: attendances.write(attendance, opId) };
      await tables.commit(TABLE, cohortId, [before ? { kind: 'replace', row, etag: before.etag } : { kind: 'insert', row }, changed(cohortId, opId)], { rk: row.rk, opId });
    },
    saveCase: (cohortId, id, value, stored) => contribute(cohortId, detailKey(id, 'c|'), value, stored, (each, opId) => cases.write(each, opId)),
    saveCommitment: (cohortId, id, value, stored) => contribute(cohortId, detailKey(id, 'n|'), value, stored, (each, opId) => commitments.write(each, opId)),
    async findCase(cohortId, id, pid) {
      const row = await tables.get(TABLE, cohortId, detailKey(id, `c|${pid}`));
      return row && { value: cases.read(row), etag: row.etag };
    },
    async findCommitment(cohortId, id, pid) {
      const row = await tables.get(TABLE, cohortId, detailKey(id, `n|${pid}`));
      return row && { value: commitments.read(row), etag: row.etag };
    },
  };
}

function fileOf(id: MeetingId, rows: readonly StoredRow[]): MeetingFile | undefined {
  const rest = (row: StoredRow) => row.rk.slice(detailKey(id, '').length);
  const named = (name: string) => rows.find((row) => rest(row) === name);
  const under = <Value>(prefix: string, read: (row: StoredRow) => Value): Versioned<Value>[] =>
    rows.filter((row) => rest(row).startsWith(prefix)).map((row) => ({ value: read(row), etag: row.etag }));
  const [head, attendance] = [named(HEAD), named(ATTENDANCE)];
  if (!head) return undefined;
  const meeting = meetings.read(head);
  return {
    meeting: { value: meeting, etag: head.etag },
    isTold: Number(named(TOLD)?.values['sequence'] ?? -1) >= meeting.sequence,
    ...(attendance ? { attendance: { value: attendances.read(attendance), etag: attendance.etag } } : {}),
    cases: under('c|', (row) => cases.read(row)),
    commitments: under('n|', (row) => commitments.read(row)),
  };
}

/** One of the first version says by its key alone whose it is. */
function readCopy(row: StoredRow): PlannedMeeting {
  const meeting = meetings.read(row);
  if (meeting.teams === 'all' || meeting.teams.length > 0) return meeting;
  const team = row.rk.split('|')[1] as TeamId; // Keys are written here alone.
  return { ...meeting, cohortId: row.pk as CohortId, teams: [team] };
}

function copyKeys({ teams, startsAt, id }: PlannedMeeting): readonly string[] {
  return (teams === 'all' ? [EVERY_TEAM] : teams).map((team) => `e|${team}|${startsAt}|${id}`);
}

function detailKey(id: MeetingId, rest: string): string {
  return `ed|${id}|${rest}`;
}
