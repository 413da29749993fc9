import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { readsOf } from '../../domain/policy.ts';
import { meetingLedBy } from './change-meeting.ts';
import { summariesOfMeeting } from './meeting-members.ts';
import type { World } from '../world.ts';

/**
 * Who was there, for who leads. Nobody who has no name in lists can be ticked; whoever is somebody's manager does not see
 * whether they were, and leaves it as it is. Throws `not-allowed`, `not-found`,
 * `conflict`, and `input-invalid` for who is no listed member.
 */
export async function recordAttendance(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId, present: readonly PersonId[]): Promise<void> {
  const { meeting, attendance } = await meetingLedBy(world, facilitator, cohortId, id);
  const listed = new Set((await summariesOfMeeting(world, meeting.value)).filter(({ pid, name }) => name !== undefined && readsOf(facilitator, cohortId, pid)).map(({ pid }) => pid));
  // Who was there and has left since stays ticked.
  const before = new Set(attendance?.value.present ?? []);
  if (present.some((pid) => !listed.has(pid) && !before.has(pid))) throw new LedtradError('input-invalid');
  const unseen = [...before].filter((pid) => !readsOf(facilitator, cohortId, pid));
  const all = [...new Set([...present, ...unseen])].sort();
  if (attendance && JSON.stringify(attendance.value.present) === JSON.stringify(all)) return;
  await world.meetings.saveAttendance(cohortId, id, { present: all, at: instantText(world.clock.now()) }, attendance);
}
