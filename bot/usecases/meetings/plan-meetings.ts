import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId } from '../../domain/ids.ts';
import { leadsMeeting } from '../../domain/meeting/leading.ts';
import { isSaid, newMeeting, onlyTeam, type MeetingContent, type MeetingRoles, type PlannedMeeting, type RoleHolder } from '../../domain/meeting/meeting.ts';
import { heldBefore, rolesInTurn } from '../../domain/meeting/rotation.ts';
import type { Person } from '../../domain/person/person.ts';
import { summariesOfMeeting } from './meeting-members.ts';
import { tellMembers } from './tell-members.ts';
import type { World } from '../world.ts';

export interface MeetingPlan {
  /** Made by who asks, so that asking again makes nothing twice. */
  readonly plan: MeetingId;
  readonly content: MeetingContent;
  /** Of a series: the dates of those that follow the first, in order. */
  readonly dates: readonly string[];
}

/**
 * Plans one meeting or a series of single ones, each of which can be changed by itself. In a learning team the roles
 * are proposed in turn. First the meetings, then the members' heads; the same again completes what broke off.
 * Throws `not-allowed`, and `conflict` for another content under the same id.
 */
export async function planMeetings(world: World, facilitator: Person, cohortId: CohortId, { plan, content, dates }: MeetingPlan): Promise<readonly PlannedMeeting[]> {
  if (!leadsMeeting(facilitator, { cohortId, teams: content.teams })) throw new LedtradError('not-allowed');
  const contents = [content, ...dates.map((date) => onDate(content, date))];
  const planned: PlannedMeeting[] = [];
  const turns = await rolesToCome(world, cohortId, content, contents);
  for (const [index, each] of contents.entries()) {
    const id = dates.length === 0 ? plan : (`${plan}-${index + 1}` as MeetingId); // Of an id, one more.
    planned.push(await planOne(world, id, cohortId, each, { ...turns[index], ...(dates.length === 0 ? {} : { series: plan }) }));
  }
  await tellMembers(world, cohortId, planned);
  return planned;
}

/** A meeting on one day, on another day. */
export function onDate(content: MeetingContent, date: string): MeetingContent {
  const [day] = content.days;
  if (!day || content.days.length > 1) throw new LedtradError('input-invalid');
  return { ...content, days: [{ ...day, date }] };
}

async function planOne(world: World, id: MeetingId, cohortId: CohortId, content: MeetingContent, more: MeetingRoles & { series?: string }): Promise<PlannedMeeting> {
  const there = await world.meetings.find(cohortId, id);
  if (there) {
    if (!isSaid(there.meeting.value, content)) throw new LedtradError('conflict');
    return there.meeting.value;
  }
  const meeting = { ...newMeeting(id, cohortId, content, world.clock.now()), ...more };
  await world.meetings.save(meeting, undefined);
  return meeting;
}

async function rolesToCome(world: World, cohortId: CohortId, content: MeetingContent, contents: readonly MeetingContent[]): Promise<readonly MeetingRoles[]> {
  const teamId = onlyTeam(content);
  if (content.kind !== 'learning-team' || teamId === undefined) return [];
  const [summaries, meetings] = await Promise.all([summariesOfMeeting(world, { cohortId, teams: content.teams }), world.meetings.ofTeam({ cohortId, teamId }, '0')]);
  const members = summaries.flatMap(({ pid, name }): RoleHolder[] => (name === undefined ? [] : [{ pid, name }]));
  const had: MeetingRoles[] = [...heldBefore(meetings, instantText(world.clock.now()))];
  return contents.map(() => {
    const roles = rolesInTurn(members, had);
    had.push(roles);
    return roles;
  });
}
