import { instantText } from '../domain/calendar/instant-text.ts';
import { LedtradError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import { changed } from '../domain/person/change.ts';
import type { Person } from '../domain/person/person.ts';
import { isAllowed } from '../domain/policy.ts';
import type { Place } from '../ports.ts';
import { changePerson } from './change-person.ts';
import type { World } from './world.ts';

/** What a member's head recalls: a term's meetings and more. */
const MOST_MEETINGS = 12;

/**
 * A learning team meets: the team's row, then each member's head, so that each is reminded by their own calendar. The
 * same again, or what broke off in between, is completed; a meeting with another time is moved.
 * Throws `not-allowed`, `not-found`.
 */
export async function scheduleMeeting(world: World, facilitator: Person, place: Place, meeting: Meeting): Promise<void> {
  const members = await membersLedBy(world, facilitator, place);
  const before = (await world.cohorts.meetings(place, '0')).find(({ id }) => id === meeting.id);
  await world.cohorts.putMeeting(place, meeting);
  if (before && before.startsAt !== meeting.startsAt) await world.cohorts.removeMeeting(place, before);
  for (const pid of members) {
    await changeMeetings(world, pid, (meetings) => [...meetings.filter(({ id }) => id !== meeting.id), meeting]);
  }
}

/** Nobody is reminded of it any more. Throws `not-allowed`, `not-found`. */
export async function cancelMeeting(world: World, facilitator: Person, place: Place, meeting: Meeting): Promise<void> {
  const members = await membersLedBy(world, facilitator, place);
  await world.cohorts.removeMeeting(place, meeting);
  for (const pid of members) await changeMeetings(world, pid, (meetings) => meetings.filter(({ id }) => id !== meeting.id));
}

async function membersLedBy(world: World, facilitator: Person, place: Place): Promise<readonly PersonId[]> {
  if (!isAllowed(facilitator, { kind: 'lead-team', ...place })) throw new LedtradError('not-allowed');
  const page = await world.cohorts.teamPage(place);
  if (!page) throw new LedtradError('not-found');
  return page.members.map(({ pid }) => pid);
}

async function changeMeetings(world: World, pid: PersonId, change: (meetings: readonly Meeting[]) => readonly Meeting[]): Promise<void> {
  const loaded = await world.people.load(pid);
  if (!loaded) return;
  const now = instantText(world.clock.now());
  await changePerson(world, loaded, (current) => {
    const toCome = change(current.meetings).filter(({ startsAt }) => startsAt >= now);
    const meetings = toCome.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).slice(0, MOST_MEETINGS);
    return JSON.stringify(meetings) === JSON.stringify(current.meetings) ? { result: undefined } : { result: undefined, change: changed({ ...current, meetings }) };
  });
}
