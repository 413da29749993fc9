import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId, PersonId } from '../../domain/ids.ts';
import { leadsMeeting } from '../../domain/meeting/leading.ts';
import { cancelledMeeting, changedMeeting, earliestFirst, isCancelled, isSaid, onlyTeam, withRoles, type MeetingContent, type PlannedMeeting, type RoleHolder } from '../../domain/meeting/meeting.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MeetingFile } from '../../ports/meetings.ts';
import type { Versioned } from '../../ports/stored.ts';
import { summariesOfMeeting } from './meeting-members.ts';
import { onDate } from './plan-meetings.ts';
import { tellMembers } from './tell-members.ts';
import type { World } from '../world.ts';

export interface MeetingChange {
  /** That the facilitator saw. */
  readonly sequence: number;
  /** Whose it is, of what kind and how many days stay as they are. */
  readonly content: MeetingContent;
  /** Those later in the series that are to be changed as well, each on its date. */
  readonly following: readonly { readonly id: MeetingId; readonly date: string }[];
}

/**
 * Changes or moves a meeting, and those that follow if they are named. First the meetings, then everybody's heads; the
 * same again completes what broke off. Throws `not-allowed`, `not-found`, `input-invalid`, and `conflict` when somebody
 * else has changed it since it was read.
 */
export async function changeMeeting(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId, { sequence, content, following }: MeetingChange): Promise<PlannedMeeting> {
  const { meeting } = await meetingLedBy(world, facilitator, cohortId, id);
  if (isCancelled(meeting.value)) throw new LedtradError('not-found');
  const wanted = asItWas(meeting.value, content);
  if (!isSaid(meeting.value, wanted) && meeting.value.sequence !== sequence) throw new LedtradError('conflict');
  const changed = [await saved(world, meeting, changedMeeting(meeting.value, wanted, world.clock.now()))];
  for (const later of following) {
    const file = await meetingLedBy(world, facilitator, cohortId, later.id);
    if (!isSameSeries(meeting.value, file.meeting.value)) throw new LedtradError('input-invalid');
    const each = onDate(asItWas(file.meeting.value, content), later.date);
    changed.push(await saved(world, file.meeting, changedMeeting(file.meeting.value, each, world.clock.now())));
  }
  await tellMembers(world, cohortId, changed);
  return changed[0] ?? meeting.value;
}

/**
 * The meeting does not take place, nor those that follow it if so asked; everybody is told why. What was brought to it
 * stays. Throws `not-allowed`, `not-found`.
 */
export async function cancelMeeting(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId, reason: string, alsoFollowing = false): Promise<void> {
  const { meeting } = await meetingLedBy(world, facilitator, cohortId, id);
  // Also those that are cancelled already: that everybody was told may have broken off.
  const later = alsoFollowing ? await laterInSeries(world, meeting.value) : [];
  const cancelled = [await saved(world, meeting, cancelledMeeting(meeting.value, reason, world.clock.now()))];
  for (const each of later) {
    const file = await meetingLedBy(world, facilitator, cohortId, each.id);
    cancelled.push(await saved(world, file.meeting, cancelledMeeting(file.meeting.value, reason, world.clock.now())));
  }
  await tellMembers(world, cohortId, cancelled);
}

/** Completes what broke off: everybody's head comes to know the meeting as it is. Throws `not-allowed`, `not-found`. */
export async function completeTelling(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId): Promise<void> {
  const { meeting } = await meetingLedBy(world, facilitator, cohortId, id);
  await tellMembers(world, cohortId, [meeting.value]);
}

export interface WantedRoles {
  readonly timeKeeper?: PersonId;
  readonly noteTaker?: PersonId;
}

/** Throws `not-allowed`, `not-found`, `conflict`, and `input-invalid` for who is no listed member. */
export async function assignRoles(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId, wanted: WantedRoles): Promise<void> {
  const { meeting } = await meetingLedBy(world, facilitator, cohortId, id);
  const members = await summariesOfMeeting(world, meeting.value);
  const holder = (pid: PersonId | undefined): RoleHolder | undefined => {
    if (pid === undefined) return undefined;
    const name = members.find((member) => member.pid === pid)?.name;
    if (name === undefined) throw new LedtradError('input-invalid');
    return { pid, name };
  };
  const [timeKeeper, noteTaker] = [holder(wanted.timeKeeper), holder(wanted.noteTaker)];
  const changed = withRoles(meeting.value, { ...(timeKeeper ? { timeKeeper } : {}), ...(noteTaker ? { noteTaker } : {}) }, world.clock.now());
  await tellMembers(world, cohortId, [await saved(world, meeting, changed)]);
}

/** Those of its series that come after it and take place. One or two requests. */
export async function followingIn(world: World, meeting: PlannedMeeting): Promise<readonly PlannedMeeting[]> {
  return (await laterInSeries(world, meeting)).filter((each) => !isCancelled(each));
}

async function laterInSeries(world: World, meeting: PlannedMeeting): Promise<readonly PlannedMeeting[]> {
  if (meeting.series === undefined) return [];
  const { cohortId, teams } = meeting;
  const teamId = teams === 'all' ? undefined : onlyTeam(meeting) ?? teams[0];
  const all = teamId === undefined ? await world.meetings.ofCohort(cohortId) : await world.meetings.ofTeam({ cohortId, teamId }, meeting.startsAt);
  return all.filter((each) => each.series === meeting.series && earliestFirst(meeting, each) < 0 && each.id !== meeting.id);
}

/** Throws `not-allowed`, `not-found`. */
export async function meetingLedBy(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId): Promise<MeetingFile> {
  const file = await world.meetings.find(cohortId, id);
  if (!file) throw new LedtradError('not-found');
  if (!leadsMeeting(facilitator, file.meeting.value)) throw new LedtradError('not-allowed');
  return file;
}

function asItWas(meeting: PlannedMeeting, content: MeetingContent): MeetingContent {
  if (content.days.length !== meeting.days.length) throw new LedtradError('input-invalid');
  return { ...content, kind: meeting.kind, teams: meeting.teams };
}

function isSameSeries(a: PlannedMeeting, b: PlannedMeeting): boolean {
  return a.series !== undefined && a.series === b.series && a.id !== b.id;
}

async function saved(world: World, before: Versioned<PlannedMeeting>, meeting: PlannedMeeting): Promise<PlannedMeeting> {
  if (meeting !== before.value) await world.meetings.save(meeting, before);
  return meeting;
}
