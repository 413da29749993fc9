import type { CohortId, PersonId } from '../../domain/ids.ts';
import type { PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { recalling } from '../../domain/meeting/recalled.ts';
import { changed } from '../../domain/person/change.ts';
import { membershipsOf } from '../../domain/person/person.ts';
import { changePerson } from '../change-person.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { pidsOfMeeting } from './meeting-members.ts';
import type { World } from '../world.ts';

/**
 * Brings meetings that are stored into the heads of those whose they are, so that each is reminded by their own
 * calendar, and notes that it is done. One change a person, however many meetings; none where they know already, so that
 * what broke off in between is completed by doing it again.
 */
export async function tellMembers(world: World, cohortId: CohortId, meetings: readonly PlannedMeeting[]): Promise<void> {
  if (meetings.length === 0) return;
  await inParallel(PEOPLE_AT_ONCE, await pidsOfMeeting(world, { cohortId, teams: teamsOf(meetings) }), (pid) => tell(world, pid, meetings));
  await world.meetings.markTold(cohortId, meetings);
}

async function tell(world: World, pid: PersonId, meetings: readonly PlannedMeeting[]): Promise<void> {
  const loaded = await world.people.load(pid);
  if (!loaded) return;
  await changePerson(world, loaded, (current) => {
    const recalled = recalling(current.meetings, meetings, membershipsOf(current), world.clock.now());
    return JSON.stringify(recalled) === JSON.stringify(current.meetings) ? { result: undefined } : { result: undefined, change: changed({ ...current, meetings: recalled }) };
  });
}

function teamsOf(meetings: readonly PlannedMeeting[]): PlannedMeeting['teams'] {
  if (meetings.some(({ teams }) => teams === 'all')) return 'all';
  return [...new Set(meetings.flatMap(({ teams }) => (teams === 'all' ? [] : teams)))];
}
