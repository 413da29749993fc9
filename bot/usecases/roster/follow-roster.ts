import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import { followingRoster, managersOf, managing } from '../../domain/person/membership.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { membershipsOf, type Person, cohortsOf } from '../../domain/person/person.ts';
import { stranger } from '../../domain/person/stranger.ts';
import type { Granted } from '../../domain/roster/duties.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import { projectWhereBehind } from '../project-person.ts';
import { meetingRecall } from '../meetings/recall-meetings.ts';
import type { World } from '../world.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';

export interface Following {
  readonly cohort: Pick<Cohort, 'cohortId' | 'programme'>;
  readonly entry: RosterEntry;
  /** For who is not there yet and whose entry, for a protected identity, does not say it. */
  readonly name?: string;
  /** What stands beside their row, for who has just written it; otherwise it is read where it can matter. */
  readonly granted?: Granted;
  /** Who was their manager before, where the head does not say it yet. */
  readonly formerManager?: PersonId;
}

/**
 * Brings a person in line with what a roster says of them: made if they are not there, placed in the team, or taken out
 * of it with all that they have done. The roster's row is written before; the same again changes nothing, so that what
 * broke off in between is completed by calling it once more: managers are told before the person's head forgets who
 * they were.
 */
export async function followRoster(world: World, following: Following): Promise<Versioned<Person>> {
  const { cohort, entry, name, formerManager } = following;
  const loaded = (await world.people.load(entry.pid)) ?? (await createUnlessThere(world, headOfNewcomer(world, entry, name)));
  const granted = following.granted ?? (await grantedTo(world, cohort.cohortId, entry, loaded.value));
  const follow = (current: Person) => followingRoster(current, cohort, entry, momentOf(current, world.clock.now()), granted);
  // Whoever has come to another cohort's door has been met here too; before the head says that they are here.
  if (loaded.value.home && !cohortsOf(loaded.value).includes(cohort.cohortId)) await world.rosters.markMet(cohort.cohortId, entry.pid, instantText(world.clock.now()));
  await tellManagers(world, loaded.value, follow(loaded.value), formerManager);
  const { result: isChanged, person } = await changePerson(world, loaded, async (current) => {
    const followed = follow(current);
    if (followed === current) return { result: false };
    return { result: true, change: changed({ ...followed, meetings: await meetingRecall(world)(followed) }) };
  });
  // An earlier try may have broken off before the teams' pages knew, and nobody who was never met has a repair hint.
  if (!isChanged) await projectWhereBehind(world, person.value);
  return person;
}

/** Who only takes part, and has never had another role, was granted nothing: an import of thousands does not ask. */
export async function grantedTo(world: World, cohortId: CohortId, entry: RosterEntry, { roles }: Pick<Person, 'roles'>): Promise<Granted | undefined> {
  const onlyTakesPart = takesPart(entry) && roles.every(({ kind }) => kind === 'principal');
  return onlyTakesPart ? undefined : (await world.rosters.granted(cohortId, entry.pid))?.value;
}

async function tellManagers(world: World, before: Person, after: Person, formerManager: PersonId | undefined): Promise<void> {
  const managers = managersOf(after);
  const places = membershipsOf(after).map(({ cohortId, teamId }) => ({ cohortId, teamId }));
  for (const manager of managers) await tellManager(world, manager, after.pid, places);
  const former = new Set([...managersOf(before), ...(formerManager ? [formerManager] : [])]);
  for (const manager of former) {
    if (!managers.includes(manager)) await tellManager(world, manager, after.pid, []);
  }
}

/** The head of somebody who is not there yet, as a roster knows them: in no team so far. */
export function headOfNewcomer(world: World, { pid, zone, sportlov, protectedIdentity }: RosterEntry, name = ''): Person {
  const nobody = stranger(pid, name, isoWeekOf(world.clock.now(), zone ?? DEFAULT_ZONE));
  const calendar = sportlov === undefined ? undefined : world.nudges.calendarOfSportlov(zone ?? DEFAULT_ZONE, sportlov);
  const nudges = { ...nobody.settings.nudges, ...(calendar ? { calendar } : {}) };
  return { ...nobody, protectedIdentity, settings: { ...nobody.settings, zone: zone ?? DEFAULT_ZONE, nudges } };
}

/** As it is to be, or the one that is there already. */
export async function createUnlessThere(world: World, person: Person): Promise<Versioned<Person>> {
  try {
    return await world.people.create(person);
  } catch (error) {
    const there = isConflict(error) ? await world.people.load(person.pid) : undefined;
    if (!there) throw error;
    return there;
  }
}

async function tellManager(world: World, manager: PersonId, pid: PersonId, places: Parameters<typeof managing>[2]): Promise<void> {
  const loaded = await world.people.load(manager);
  if (!loaded) throw new LedtradError('not-found');
  await changePerson(world, loaded, (current) => {
    const told = managing(current, pid, places);
    return told === current ? { result: undefined } : { result: undefined, change: changed(told) };
  });
}
