import { instantText } from '../domain/calendar/instant-text.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import type { Place } from '../ports.ts';
import type { World } from './world.ts';

/** Meetings to come of the teams where somebody takes part, the earliest first. */
export type TeamMeetings = (person: Person) => Promise<readonly Meeting[]>;

/** Each team is asked once, however many of its members are asked for, and a new one, which has none, not at all. */
export function teamMeetings(world: World, newTeams: readonly Place[] = []): TeamMeetings {
  const now = instantText(world.clock.now());
  const known = new Map<string, Promise<readonly Meeting[]>>(newTeams.map(({ cohortId, teamId }) => [`${cohortId}|${teamId}`, Promise.resolve([])]));
  return async (person) => {
    const all = await Promise.all(membershipsOf(person).map((place) => {
      const key = `${place.cohortId}|${place.teamId}`;
      const asked = known.get(key) ?? world.cohorts.meetings(place, now);
      known.set(key, asked);
      return asked;
    }));
    return all.flat().sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  };
}
