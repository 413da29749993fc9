import { z } from 'zod';
import type { ZoneId } from '../domain/calendar/zone.ts';
import type { CohortId, MeetingId, PersonId, TeamId } from '../domain/ids.ts';
import { COMMITMENT_OUTCOMES, type Attendance, type Commitment, type MeetingCase, type MeetingCommitment } from '../domain/meeting/contribution.ts';
import { MEETING_KINDS, type MeetingNews, type PlannedMeeting } from '../domain/meeting/meeting.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import type { OwnMeetingCase } from '../domain/person/change.ts';
import { storedId } from './row-codec.ts';

const roleHolder = z.object({ pid: storedId<PersonId>(), name: z.string() });

const news: z.ZodType<MeetingNews> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), at: z.string(), sequence: z.number().int() }),
  z.object({ kind: z.literal('cancelled'), at: z.string(), sequence: z.number().int(), reason: z.string() }),
]);

export const plannedMeetingSchema: z.ZodType<PlannedMeeting> = z.object({
  id: storedId<MeetingId>(),
  cohortId: storedId<CohortId>(),
  kind: z.enum(MEETING_KINDS),
  teams: z.union([z.literal('all'), z.array(storedId<TeamId>())]),
  title: z.string(),
  zone: storedId<ZoneId>(),
  days: z.array(z.object({ date: z.string(), from: z.string(), until: z.string() })),
  place: z.string(),
  link: z.string(),
  agenda: z.array(z.string()),
  before: z.string(),
  after: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  series: z.string().exactOptional(),
  sequence: z.number().int(),
  changedAt: z.string(),
  news: news.exactOptional(),
  timeKeeper: roleHolder.exactOptional(),
  noteTaker: roleHolder.exactOptional(),
});

/** Of a meeting, as a member's head holds it. */
export const recalledMeetingSchema: z.ZodType<Meeting> = z.object({
  id: z.string(),
  startsAt: z.string(),
  about: z.object({
    cohortId: storedId<CohortId>(),
    kind: z.enum(MEETING_KINDS),
    endsAt: z.string(),
    title: z.string(),
    place: z.string(),
    link: z.string(),
    before: z.string(),
    after: z.string(),
    news: news.exactOptional(),
  }).exactOptional(),
});

export const caseSchema: z.ZodType<MeetingCase> = z.object({
  pid: storedId<PersonId>(),
  rev: z.number().int(),
  said: z.object({ authorName: z.string().exactOptional(), line: z.string(), more: z.string() }).exactOptional(),
});

export const meetingCommitmentSchema: z.ZodType<MeetingCommitment> = z.object({
  pid: storedId<PersonId>(),
  rev: z.number().int(),
  name: z.string().exactOptional(),
  text: z.string(),
  outcome: z.enum(COMMITMENT_OUTCOMES).exactOptional(),
});

export const commitmentSchema: z.ZodType<Commitment> = z.object({
  cohortId: storedId<CohortId>(),
  meetingId: storedId<MeetingId>(),
  heldAt: z.string(),
  text: z.string(),
  outcome: z.enum(COMMITMENT_OUTCOMES).exactOptional(),
});

export const ownCaseSchema: z.ZodType<OwnMeetingCase> = z.object({
  cohortId: storedId<CohortId>(),
  meetingId: storedId<MeetingId>(),
  line: z.string(),
  more: z.string(),
});

export const attendanceSchema: z.ZodType<Attendance> = z.object({ present: z.array(storedId<PersonId>()), at: z.string() });

const firstMeeting = z.object({ id: z.string(), startsAt: z.string() });

/** Version 1 knew when a learning team meets and nothing else; whose it is, its key says. */
export function withContent(old: unknown): unknown {
  const meeting = firstMeeting.safeParse(old).data;
  if (!meeting) return undefined;
  const date = meeting.startsAt.slice(0, 10);
  return {
    ...meeting,
    cohortId: 'of-key',
    kind: 'learning-team',
    teams: [],
    title: '',
    zone: 'UTC',
    days: [{ date, from: meeting.startsAt.slice(11, 16), until: meeting.startsAt.slice(11, 16) }],
    place: '',
    link: '',
    agenda: [],
    before: '',
    after: '',
    endsAt: meeting.startsAt,
    sequence: 0,
    changedAt: meeting.startsAt,
  };
}
