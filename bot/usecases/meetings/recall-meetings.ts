import { instantText } from '../../domain/calendar/instant-text.ts';
import { isCancelled, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { recalledFrom, recalledMeeting } from '../../domain/meeting/recalled.ts';
import type { Meeting } from '../../domain/nudges/nudging.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import type { Place } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

/** What somebody's head recalls of the meetings of the teams where they take part. */
export type MeetingRecall = (person: Person) => Promise<readonly Meeting[]>;

/** Each team is asked once, however many of its members are asked for, and a new one, which has none, not at all. */
export function meetingRecall(world: World, newTeams: readonly Place[] = []): MeetingRecall {
  const now = world.clock.now();
  const known = new Map<string, Promise<readonly PlannedMeeting[]>>(newTeams.map(({ cohortId, teamId }) => [`${cohortId}|${teamId}`, Promise.resolve([])]));
  return async (person) => {
    const all = await Promise.all(membershipsOf(person).map((place) => {
      const key = `${place.cohortId}|${place.teamId}`;
      const asked = known.get(key) ?? world.meetings.ofTeam(place, instantText(now));
      known.set(key, asked);
      return asked;
    }));
    return recalledFrom(all.flat().filter((meeting) => !isCancelled(meeting)).map(recalledMeeting), now);
  };
}
