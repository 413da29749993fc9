/** The meetings of a cohort and its learning teams: for who leads (`/cohorts/:cohort/meetings…`) and for members (`/cohorts/:cohort/teams/:team/meetings`). */
import { z } from 'zod';
import { sharedReflectionView } from './team.ts';

const id = z.string().regex(/^[A-Za-z0-9._~-]{1,80}$/);
const date = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Longer than any field may be; how long each may be the sentences of the faults say. */
const typed = z.string().max(20_000);

export const meetingKind = z.enum(['learning-team', 'seminar', 'network-days', 'dialogue-conference']);
/** The whole cohort, or the ids of some teams. */
export const meetingTeams = z.union([z.literal('all'), z.array(id).min(1).max(30)]);
/** Local to the meeting's zone. */
export const meetingDay = z.object({ date, from: time, until: time });
export const commitmentOutcome = z.enum(['done', 'changed', 'not-yet']);

/** What the form of a meeting holds. */
export const meetingForm = z.object({
  kind: meetingKind,
  teams: meetingTeams,
  title: typed,
  zone: z.string(),
  days: z.array(meetingDay).min(1).max(3),
  place: typed,
  link: typed,
  /** A line an item. */
  agenda: typed,
  before: typed,
  after: typed,
});
export type MeetingForm = z.infer<typeof meetingForm>;

/** `POST /cohorts/:cohort/meetings/plan` – one meeting, or with more `dates` a series. `plan` is made by who asks, once for each form. */
export const meetingPlan = meetingForm.extend({ plan: z.string().regex(/^m[0-9a-f]{24}$/), dates: z.array(date).max(11) });
export type MeetingPlan = z.infer<typeof meetingPlan>;

/** `POST /cohorts/:cohort/meetings/series` – the dates that a monthly series would get. */
export const seriesWish = z.object({ teams: meetingTeams, zone: z.string(), first: date, count: z.number().int().min(1).max(12) });
export type SeriesWish = z.infer<typeof seriesWish>;

export const seriesView = z.object({
  dates: z.array(z.object({
    wanted: z.string(),
    /** Absent when there is no day for it nearby. */
    date: z.string().optional(),
    /** Why it is another day, or none; of the first one only what speaks against it. */
    reason: z.enum(['weekend', 'holiday', 'break']).optional(),
  })),
});
export type SeriesView = z.infer<typeof seriesView>;

/** `PUT /cohorts/:cohort/meetings/:meeting/content` */
export const meetingChange = meetingForm.extend({ sequence: z.number().int(), following: z.array(z.object({ id, date })).max(11) });
export type MeetingChange = z.infer<typeof meetingChange>;

/** `POST /cohorts/:cohort/meetings/:meeting/cancel` */
export const meetingCancel = z.object({ reason: typed, following: z.boolean() });
export type MeetingCancel = z.infer<typeof meetingCancel>;

/** `PUT /cohorts/:cohort/meetings/:meeting/roles` */
export const meetingRoles = z.object({ timeKeeper: id.optional(), noteTaker: id.optional() });
export type MeetingRoles = z.infer<typeof meetingRoles>;

/** `PUT /cohorts/:cohort/meetings/:meeting/attendance` */
export const meetingAttendance = z.object({ present: z.array(id).max(2000) });
export type MeetingAttendance = z.infer<typeof meetingAttendance>;

/** `PUT /cohorts/:cohort/meetings/:meeting/commitments` – by who leads, or takes notes. */
export const meetingCommitments = z.object({ commitments: z.array(z.object({ id, text: typed })).max(2000) });
export type MeetingCommitments = z.infer<typeof meetingCommitments>;

export const meetingRow = z.object({
  id: z.string(),
  kind: meetingKind,
  teams: z.union([z.literal('all'), z.array(z.string())]),
  /** '' where the kind says it. */
  title: z.string(),
  zone: z.string(),
  days: z.array(meetingDay),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  inSeries: z.boolean(),
  /** Why it does not take place. */
  cancelled: z.string().optional(),
});
export type MeetingRow = z.infer<typeof meetingRow>;

/** `GET /cohorts/:cohort/meetings` */
export const meetingsView = z.object({
  toCome: z.array(meetingRow),
  /** The latest first. */
  held: z.array(meetingRow),
});
export type MeetingsView = z.infer<typeof meetingsView>;

const person = z.object({ id: z.string(), name: z.string() });
export const caseView = z.object({
  /** Absent for a person with protected identity. */
  authorName: z.string().optional(),
  line: z.string(),
  more: z.string(),
});
export type CaseView = z.infer<typeof caseView>;

export const commitmentView = z.object({
  /** Both absent for a person with protected identity. */
  id: z.string().optional(),
  name: z.string().optional(),
  text: z.string(),
  outcome: commitmentOutcome.optional(),
});
export type CommitmentView = z.infer<typeof commitmentView>;

const lastTime = z.object({ startsAt: z.string(), commitments: z.array(commitmentView) });

/** `GET /cohorts/:cohort/meetings/:meeting` – a meeting's page, for who leads. */
export const meetingView = meetingRow.extend({
  link: z.string(),
  agenda: z.array(z.string()),
  before: z.string(),
  after: z.string(),
  sequence: z.number().int(),
  /** Otherwise the reader follows it, for some of those who meet. */
  leads: z.boolean(),
  /** Everybody has been told of it as it is; if not, telling them broke off. */
  isTold: z.boolean(),
  timeKeeper: person.optional(),
  noteTaker: person.optional(),
  members: z.array(person),
  /** Persons with protected identity: counted, and in no list. */
  notListed: z.number().int(),
  /** Ids; absent until somebody has ticked. */
  present: z.array(z.string()).optional(),
  cases: z.array(caseView),
  lines: z.array(sharedReflectionView),
  commitments: z.array(commitmentView),
  lastTime: lastTime.optional(),
  following: z.array(z.object({ id: z.string(), date: z.string() })),
});
export type MeetingView = z.infer<typeof meetingView>;

/** `GET /cohorts/:cohort/teams/:team/meetings` – what a learning team's page tells of its meetings. */
export const teamMeetingsView = z.object({
  /** The reader is a member, and not somebody who leads. */
  takesPart: z.boolean(),
  next: meetingRow.extend({
    link: z.string(),
    agenda: z.array(z.string()),
    before: z.string(),
    timeKeeper: z.string().optional(),
    noteTaker: z.string().optional(),
    cases: z.array(caseView),
  }).optional(),
  later: z.array(meetingRow),
  lastTime: lastTime.optional(),
  /** Of who takes the notes: the meeting that they write for, and everybody's line. */
  notes: z.object({ meeting: z.string(), startsAt: z.string(), members: z.array(person), commitments: z.array(commitmentView) }).optional(),
});
export type TeamMeetingsView = z.infer<typeof teamMeetingsView>;

/** `GET /cohorts/:cohort/calendar?meeting=` or `?team=` – an iCalendar file to keep. */
export const calendarFileView = z.object({ name: z.string(), content: z.string() });
export type CalendarFileView = z.infer<typeof calendarFileView>;
