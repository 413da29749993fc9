import { Temporal } from 'temporal-polyfill';
import { instantText } from '../calendar/instant-text.ts';
import { instantAt } from '../calendar/working-hours.ts';
import type { ZoneId } from '../calendar/zone.ts';
import type { CohortId, MeetingId, PersonId, TeamId } from '../ids.ts';
import type { PrincipalRole } from '../person/person.ts';

export const MEETING_KINDS = ['learning-team', 'seminar', 'network-days', 'dialogue-conference'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** How long each text may be, in UTF-16 units; a member's head recalls a year of meetings, so they are short. */
export const MEETING_LIMITS = { title: 80, place: 120, link: 500, agendaItem: 120, agendaItems: 15, prompt: 400, reason: 300, caseLine: 160, caseMore: 1000, commitment: 200 } as const;
/** Each has a row of its own for every meeting. */
export const MOST_TEAMS_IN_A_MEETING = 30;
export const MOST_DAYS = 3;
/** A year of months. */
export const MOST_IN_A_SERIES = 12;

/** Local date and times, `HH:MM`. */
export interface MeetingDay {
  readonly date: string;
  readonly from: string;
  readonly until: string;
}

/** What is said of a meeting when it is planned or changed. */
export interface MeetingContent {
  readonly kind: MeetingKind;
  /** Whose it is: the whole cohort's, or that of some teams. */
  readonly teams: 'all' | readonly TeamId[];
  /** '' where the kind says it. */
  readonly title: string;
  readonly zone: ZoneId;
  /** In order; network days have several. */
  readonly days: readonly MeetingDay[];
  readonly place: string;
  /** `https:`, or ''. */
  readonly link: string;
  readonly agenda: readonly string[];
  /** Prompts: what to think of before, and to take along after. */
  readonly before: string;
  readonly after: string;
}

/** Somebody with a role at a meeting, by the name they had then; a protected identity has none. */
export interface RoleHolder {
  readonly pid: PersonId;
  readonly name: string;
}

export interface MeetingRoles {
  readonly timeKeeper?: RoleHolder;
  readonly noteTaker?: RoleHolder;
}

export interface PlannedMeeting extends MeetingContent, MeetingRoles {
  readonly id: MeetingId;
  readonly cohortId: CohortId;
  /** Instants, ISO 8601 UTC with milliseconds. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Those planned together share it. */
  readonly series?: string;
  /** Counts every change; also what calendars compare (RFC 5545, SEQUENCE). */
  readonly sequence: number;
  readonly changedAt: string;
  /** The latest change that everybody has to be told of. */
  readonly news?: MeetingNews;
}

/** `moved`: to another time. A cancelled meeting stays, so that calendars hear of it. */
export type MeetingNews =
  | { readonly kind: 'moved'; readonly at: string; readonly sequence: number }
  | { readonly kind: 'cancelled'; readonly at: string; readonly sequence: number; readonly reason: string };

export function newMeeting(id: MeetingId, cohortId: CohortId, content: MeetingContent, now: Temporal.Instant): PlannedMeeting {
  return { ...content, id, cohortId, ...timesOf(content), sequence: 0, changedAt: instantText(now) };
}

/** The same meeting when nothing changes. Another time is news. */
export function changedMeeting(meeting: PlannedMeeting, content: MeetingContent, now: Temporal.Instant): PlannedMeeting {
  if (isSaid(meeting, content)) return meeting;
  const at = instantText(now);
  const sequence = meeting.sequence + 1;
  const isMoved = JSON.stringify([meeting.days, meeting.zone]) !== JSON.stringify([content.days, content.zone]);
  return { ...meeting, ...content, ...timesOf(content), sequence, changedAt: at, ...(isMoved ? { news: { kind: 'moved', at, sequence } } : {}) };
}

/** Whether a meeting is just as it is said to be, so that what comes twice is known again. */
export function isSaid(meeting: PlannedMeeting, content: MeetingContent): boolean {
  return JSON.stringify(contentOf(meeting)) === JSON.stringify(contentOf(content));
}

export function cancelledMeeting(meeting: PlannedMeeting, reason: string, now: Temporal.Instant): PlannedMeeting {
  if (isCancelled(meeting)) return meeting;
  const at = instantText(now);
  const sequence = meeting.sequence + 1;
  return { ...meeting, sequence, changedAt: at, news: { kind: 'cancelled', at, sequence, reason } };
}

export function withRoles(meeting: PlannedMeeting, { timeKeeper, noteTaker }: MeetingRoles, now: Temporal.Instant): PlannedMeeting {
  const { timeKeeper: _keeper, noteTaker: _taker, ...rest } = meeting;
  if (meeting.timeKeeper?.pid === timeKeeper?.pid && meeting.noteTaker?.pid === noteTaker?.pid) return meeting;
  return { ...rest, ...(timeKeeper ? { timeKeeper } : {}), ...(noteTaker ? { noteTaker } : {}), sequence: meeting.sequence + 1, changedAt: instantText(now) };
}

export function contentOf({ kind, teams, title, zone, days, place, link, agenda, before, after }: MeetingContent): MeetingContent {
  return { kind, teams, title, zone, days: days.map(({ date, from, until }) => ({ date, from, until })), place, link, agenda, before, after };
}

export function isCancelled({ news }: Pick<PlannedMeeting, 'news'>): boolean {
  return news?.kind === 'cancelled';
}

/** Whether it is a meeting of somebody who takes part there. */
export function concerns({ cohortId, teams }: Pick<PlannedMeeting, 'cohortId' | 'teams'>, places: readonly Pick<PrincipalRole, 'cohortId' | 'teamId'>[]): boolean {
  return places.some((place) => place.cohortId === cohortId && (teams === 'all' || teams.includes(place.teamId)));
}

/** The one team whose meeting it is; undefined where several meet. */
export function onlyTeam({ teams }: Pick<MeetingContent, 'teams'>): TeamId | undefined {
  return teams !== 'all' && teams.length === 1 ? teams[0] : undefined;
}

export function earliestFirst(a: Pick<PlannedMeeting, 'startsAt' | 'id'>, b: Pick<PlannedMeeting, 'startsAt' | 'id'>): number {
  return a.startsAt === b.startsAt ? (a.id < b.id ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1;
}

function timesOf({ days, zone }: MeetingContent): Pick<PlannedMeeting, 'startsAt' | 'endsAt'> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new RangeError('a meeting has a day');
  return { startsAt: timeOf(first.date, first.from, zone), endsAt: timeOf(last.date, last.until, zone) };
}

function timeOf(date: string, time: string, zone: ZoneId): string {
  return instantText(instantAt(Temporal.PlainDate.from(date), time, zone));
}
