import type { CohortId } from '../../domain/ids.ts';
import { withRoles, type MeetingRoles, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { everyPlaceOf } from '../../domain/person/membership.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MeetingFile } from '../../ports/meetings.ts';
import { projectContribution } from './project-contribution.ts';
import { tellMembers } from './tell-members.ts';
import type { World } from '../world.ts';

/**
 * Takes a protected identity's name from the meetings of every team where they take or took part: from what they brought
 * and took on, and from roles, which they have no more. The same again changes nothing. Two requests a team and one a
 * meeting. Throws `conflict` when a meeting is changed meanwhile: then once more.
 */
export async function hideAtMeetings(world: World, person: Person): Promise<void> {
  for (const place of everyPlaceOf(person)) {
    for (const { id } of await world.meetings.ofTeam(place, '0')) {
      const file = await world.meetings.find(place.cohortId, id);
      if (file) await hideAtMeeting(world, person, place.cohortId, file);
    }
  }
}

async function hideAtMeeting(world: World, { pid, rev }: Person, cohortId: CohortId, { meeting, cases, commitments }: MeetingFile): Promise<void> {
  const { id } = meeting.value;
  const brought = cases.find(({ value }) => value.pid === pid)?.value;
  if (brought?.said?.authorName !== undefined) {
    const { line, more } = brought.said;
    await projectContribution({ pid, rev, said: { line, more } }, () => world.meetings.findCase(cohortId, id, pid), (row, stored) => world.meetings.saveCase(cohortId, id, row, stored));
  }
  const takenOn = commitments.find(({ value }) => value.pid === pid)?.value;
  if (takenOn?.name !== undefined) {
    const { name: _, ...nameless } = takenOn;
    await projectContribution({ ...nameless, rev }, () => world.meetings.findCommitment(cohortId, id, pid), (row, stored) => world.meetings.saveCommitment(cohortId, id, row, stored));
  }
  const kept = rolesWithout(meeting.value, pid);
  const changed = withRoles(meeting.value, kept, world.clock.now());
  if (changed === meeting.value) return;
  await world.meetings.save(changed, meeting);
  await tellMembers(world, cohortId, [changed]);
}

function rolesWithout({ timeKeeper, noteTaker }: PlannedMeeting, pid: Person['pid']): MeetingRoles {
  return { ...(timeKeeper && timeKeeper.pid !== pid ? { timeKeeper } : {}), ...(noteTaker && noteTaker.pid !== pid ? { noteTaker } : {}) };
}
