import { instantText } from '../../domain/calendar/instant-text.ts';
import type { MeetingCase } from '../../domain/meeting/contribution.ts';
import { isCancelled, onlyTeam, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { assertAllowed, readsOf } from '../../domain/policy.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import type { Place } from '../../ports/cohorts.ts';
import { commitmentsBefore, type MeetingPage } from './view-meeting.ts';
import type { World } from '../world.ts';

/** Longer than any break, so that last time's meeting is found after the summer. */
const LOOKED_BACK = { hours: 24 * 120 };

export interface TeamMeetings {
  readonly next?: { readonly meeting: PlannedMeeting; readonly cases: readonly MeetingCase[] };
  /** The others to come, cancelled ones among them. */
  readonly later: readonly PlannedMeeting[];
  readonly lastTime?: MeetingPage['lastTime'];
  /** The reader is a member of the team. */
  readonly takesPart: boolean;
  /** For a member who takes the notes of the latest meeting, or of one later today. */
  readonly notes?: Notes;
}

export interface Notes {
  readonly meeting: PlannedMeeting;
  readonly members: MeetingPage['members'];
  readonly commitments: MeetingPage['commitments'];
}

/** Changes with the team's meetings and, a quarter of an hour late at the most, with the time. Throws `not-allowed`. */
export async function teamMeetingsVersion(world: World, person: Person, place: Place): Promise<readonly string[]> {
  assertAllowed(person, { kind: 'read-team', ...place });
  const quarter = Math.floor(world.clock.now().epochMilliseconds / 900_000);
  return [await world.meetings.version(place.cohortId), String(quarter)];
}

/**
 * What a learning team's page tells of its meetings; the same for each of its members but who takes the notes. Four requests, two more for
 * that one. Throws `not-allowed`.
 */
export async function viewTeamMeetings(world: World, person: Person, place: Place): Promise<TeamMeetings> {
  assertAllowed(person, { kind: 'read-team', ...place });
  const now = world.clock.now();
  const meetings = await world.meetings.ofTeam(place, instantText(now.subtract(LOOKED_BACK)));
  const toCome = meetings.filter(({ endsAt }) => endsAt > instantText(now));
  const next = toCome.find((meeting) => !isCancelled(meeting));
  const [file, lastTime, notes] = await Promise.all([
    next && world.meetings.find(place.cohortId, next.id),
    commitmentsBefore(world, meetings, next && next.startsAt <= instantText(now) ? next.startsAt : instantText(now)),
    notesFor(world, person, place, meetings),
  ]);
  return {
    ...(file ? { next: { meeting: file.meeting.value, cases: file.cases.map(({ value }) => value).filter(({ said, pid }) => said !== undefined && readsOf(person, place.cohortId, pid)) } } : {}),
    later: toCome.filter((meeting) => meeting !== next),
    ...(lastTime ? { lastTime } : {}),
    takesPart: membershipsOf(person).some(({ cohortId, teamId }) => cohortId === place.cohortId && teamId === place.teamId),
    ...(notes ? { notes } : {}),
  };
}

async function notesFor(world: World, person: Person, place: Place, meetings: readonly PlannedMeeting[]): Promise<Notes | undefined> {
  const today = momentOf(person, world.clock.now()).date;
  const meeting = meetings.findLast((each) => onlyTeam(each) === place.teamId && !isCancelled(each) && (each.days[0]?.date ?? '') <= today);
  if (meeting?.noteTaker?.pid !== person.pid) return undefined;
  const [file, page] = await Promise.all([world.meetings.find(place.cohortId, meeting.id), world.cohorts.teamPage(place)]);
  const members = page?.members.flatMap(({ pid, name }) => (name === undefined ? [] : [{ pid, name }])) ?? [];
  return { meeting, members, commitments: file?.commitments.map(({ value }) => value).filter(({ text }) => text !== '') ?? [] };
}
