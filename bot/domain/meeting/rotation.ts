import type { PersonId } from '../ids.ts';
import type { MeetingRoles, PlannedMeeting, RoleHolder } from './meeting.ts';

/**
 * Who keeps the time and who takes notes, in turn: whoever has had a role the fewest times, the longest ago. `earlier` in
 * order of time. Nobody has both where there are two.
 */
export function rolesInTurn(members: readonly RoleHolder[], earlier: readonly MeetingRoles[]): MeetingRoles {
  const [noteTaker] = [...members].sort(byTurn(earlier.map((meeting) => meeting.noteTaker?.pid), earlier));
  const [timeKeeper] = members.filter((member) => member !== noteTaker || members.length === 1).sort(byTurn(earlier.map((meeting) => meeting.timeKeeper?.pid), earlier));
  return { ...(timeKeeper ? { timeKeeper } : {}), ...(noteTaker ? { noteTaker } : {}) };
}

function byTurn(had: readonly (PersonId | undefined)[], earlier: readonly MeetingRoles[]): (a: RoleHolder, b: RoleHolder) => number {
  const times = (pid: PersonId) => had.filter((each) => each === pid).length;
  const last = (pid: PersonId) => had.lastIndexOf(pid);
  const anyRole = (pid: PersonId) => earlier.filter(({ timeKeeper, noteTaker }) => timeKeeper?.pid === pid || noteTaker?.pid === pid).length;
  return (a, b) => times(a.pid) - times(b.pid) || anyRole(a.pid) - anyRole(b.pid) || last(a.pid) - last(b.pid) || (a.pid < b.pid ? -1 : 1);
}

/** The learning-team meetings of one team before an instant, in order. */
export function heldBefore(meetings: readonly PlannedMeeting[], startsAt: string): readonly PlannedMeeting[] {
  return meetings.filter((meeting) => meeting.kind === 'learning-team' && meeting.startsAt < startsAt && meeting.news?.kind !== 'cancelled');
}
