import { instantText } from '../domain/calendar/instant-text.ts';
import { isoWeekOf } from '../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { changed } from '../domain/person/change.ts';
import { followingRoster, managing } from '../domain/person/membership.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isCancelled } from '../domain/meeting/meeting.ts';
import { recalledFrom, recalledMeeting } from '../domain/meeting/recalled.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import { stranger } from '../domain/person/stranger.ts';
import type { RosterEntry } from '../domain/roster/roster-entry.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import type { Cohort, Versioned } from '../ports.ts';
import { changePerson } from './change-person.ts';
import type { World } from './world.ts';

export interface Following {
  readonly cohort: Pick<Cohort, 'cohortId' | 'programme'>;
  readonly entry: RosterEntry;
  /** For who is not there yet and whose entry, for a protected identity, does not say it. */
  readonly name?: string;
  /** Who was their manager before, where that changes. */
  readonly formerManager?: PersonId;
}

/**
 * Brings a person in line with what a roster says of them: made if they are not there, placed in the team, or taken out
 * of it with all that they have done. The roster's row is written before; the same again changes nothing, so that what
 * broke off in between is completed by calling it once more.
 */
export async function followRoster(world: World, { cohort, entry, name, formerManager }: Following): Promise<Versioned<Person>> {
  const loaded = (await world.people.load(entry.pid)) ?? (await create(world, entry, name));
  const { person } = await changePerson(world, loaded, async (current) => {
    const followed = followingRoster(current, cohort, entry, momentOf(current, world.clock.now()));
    if (followed === current) return { result: undefined };
    return { result: undefined, change: changed({ ...followed, meetings: await meetingsOf(world, followed) }) };
  });
  const places = membershipsOf(person.value).map(({ cohortId, teamId }) => ({ cohortId, teamId }));
  if (formerManager && formerManager !== entry.manager) await tellManager(world, formerManager, entry.pid, []);
  if (entry.manager) await tellManager(world, entry.manager, entry.pid, places);
  return person;
}

async function create(world: World, { pid, zone, sportlov, protectedIdentity }: RosterEntry, name = ''): Promise<Versioned<Person>> {
  const nobody = stranger(pid, name, isoWeekOf(world.clock.now(), zone ?? DEFAULT_ZONE));
  const calendar = sportlov === undefined ? undefined : world.nudges.calendarOfSportlov(zone ?? DEFAULT_ZONE, sportlov);
  const nudges = { ...nobody.settings.nudges, ...(calendar ? { calendar } : {}) };
  const person: Person = { ...nobody, protectedIdentity, settings: { ...nobody.settings, zone: zone ?? DEFAULT_ZONE, nudges } };
  try {
    return await world.people.create(person);
  } catch (error) {
    const there = error instanceof LedtradError && error.code === 'conflict' ? await world.people.load(pid) : undefined;
    if (!there) throw error;
    return there;
  }
}

/** Of the teams where they take part now, so that they are reminded of theirs and no other's. */
async function meetingsOf(world: World, person: Person): Promise<readonly Meeting[]> {
  const now = world.clock.now();
  const all = await Promise.all(membershipsOf(person).map((place) => world.meetings.ofTeam(place, instantText(now))));
  return recalledFrom(all.flat().filter((meeting) => !isCancelled(meeting)).map(recalledMeeting), now);
}

async function tellManager(world: World, manager: PersonId, pid: PersonId, places: Parameters<typeof managing>[2]): Promise<void> {
  const loaded = await world.people.load(manager);
  if (!loaded) throw new LedtradError('not-found');
  await changePerson(world, loaded, (current) => {
    const told = managing(current, pid, places);
    return told === current ? { result: undefined } : { result: undefined, change: changed(told) };
  });
}
