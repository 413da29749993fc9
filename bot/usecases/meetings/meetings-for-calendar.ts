import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId, TeamId } from '../../domain/ids.ts';
import { followsMeeting } from '../../domain/meeting/leading.ts';
import { concerns, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { listMeetings } from './list-meetings.ts';
import type { World } from '../world.ts';

/** One meeting, for its members and those who lead some of them. Throws `not-found`, `not-allowed`. */
export async function meetingForCalendar(world: World, person: Person, cohortId: CohortId, id: MeetingId): Promise<PlannedMeeting> {
  const file = await world.meetings.find(cohortId, id);
  if (!file) throw new LedtradError('not-found');
  const meeting = file.meeting.value;
  if (!concerns(meeting, membershipsOf(person)) && !followsMeeting(person, meeting)) throw new LedtradError('not-allowed');
  return meeting;
}

/** A team's meetings to come, or without a team all that the person leads; cancelled ones among them, so that calendars hear of it. Throws `not-allowed`. */
export async function meetingsForCalendar(world: World, person: Person, cohortId: CohortId, teamId: TeamId | undefined): Promise<readonly PlannedMeeting[]> {
  const now = instantText(world.clock.now());
  if (teamId === undefined) return (await listMeetings(world, person, cohortId)).filter(({ endsAt }) => endsAt > now);
  assertAllowed(person, { kind: 'read-team', cohortId, teamId });
  return (await world.meetings.ofTeam({ cohortId, teamId }, now)).filter(({ endsAt }) => endsAt > now);
}
