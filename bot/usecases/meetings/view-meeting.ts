import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId, PersonId } from '../../domain/ids.ts';
import type { MeetingCase, MeetingCommitment } from '../../domain/meeting/contribution.ts';
import { followsMeeting, leadsMeeting, leadsTeamOf } from '../../domain/meeting/leading.ts';
import { isCancelled, onlyTeam, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import type { Person } from '../../domain/person/person.ts';
import type { SharedReflection } from '../../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import { readsOf } from '../../domain/policy.ts';
import { followingIn } from './change-meeting.ts';
import { summariesOfMeeting, summariesOfTeams } from './meeting-members.ts';
import type { World } from '../world.ts';

/** As many as are looked through for lines chosen for the meeting. */
const MOST_SHARED = 60;

export interface MeetingPage {
  readonly meeting: PlannedMeeting;
  /** Whether the reader may change it, or only follow it. */
  readonly leads: boolean;
  readonly isTold: boolean;
  /** Of those whom the reader leads, who have a name in lists; the others are counted. Never those whose manager the reader is. */
  readonly members: readonly { readonly pid: PersonId; readonly name: string }[];
  readonly notListed: number;
  readonly cases: readonly MeetingCase[];
  readonly commitments: readonly MeetingCommitment[];
  /** Undefined until somebody ticked. */
  readonly present?: readonly PersonId[];
  /** What was taken on at the team's meeting before this. */
  readonly lastTime?: { readonly meeting: PlannedMeeting; readonly commitments: readonly MeetingCommitment[] };
  /** Shared reflections whose authors let them be shown at the meeting. */
  readonly lines: readonly SharedReflection[];
  /** Later ones of its series. */
  readonly following: readonly PlannedMeeting[];
}

/**
 * A meeting for who leads it. For one team seven requests, for a whole cohort three and one more a thousand members.
 * Throws `not-allowed`, `not-found`.
 */
export async function viewMeeting(world: World, facilitator: Person, cohortId: CohortId, id: MeetingId): Promise<MeetingPage> {
  const file = await world.meetings.find(cohortId, id);
  if (!file) throw new LedtradError('not-found');
  const meeting = file.meeting.value;
  if (!followsMeeting(facilitator, meeting)) throw new LedtradError('not-allowed');
  const [summaries, team, following] = await Promise.all([summariesLedBy(world, facilitator, meeting), ofTheTeam(world, meeting), followingIn(world, meeting)]);
  const mayRead = ({ pid }: { pid: PersonId }) => readsOf(facilitator, cohortId, pid);
  const members = summaries.filter(mayRead).flatMap(({ pid, name }) => (name === undefined ? [] : [{ pid, name }]));
  const leads = leadsMeeting(facilitator, meeting);
  const ledPids = new Set(summaries.map(({ pid }) => pid));
  const isSeen = ({ pid }: { pid: PersonId }) => mayRead({ pid }) && (leads || ledPids.has(pid));
  return {
    meeting,
    leads,
    isTold: file.isTold,
    members,
    notListed: summaries.filter(({ name }) => name === undefined).length,
    cases: file.cases.map(({ value }) => value).filter(({ said }) => said !== undefined).filter(mayRead),
    commitments: present(file.commitments.map(({ value }) => value)).filter(isSeen),
    ...(file.attendance ? { present: file.attendance.value.present.filter((pid) => isSeen({ pid })) } : {}),
    ...team,
    following,
  };
}

/** Of a meeting of several teams or all, a facilitator of some of them sees their own teams' members. */
async function summariesLedBy(world: World, facilitator: Person, meeting: PlannedMeeting): Promise<readonly MemberSummary[]> {
  if (leadsMeeting(facilitator, meeting)) return await summariesOfMeeting(world, meeting);
  const { cohortId, teams } = meeting;
  const led = teams === 'all' ? (await world.cohorts.teams(cohortId)).map(({ teamId }) => teamId) : teams;
  return await summariesOfTeams(world, cohortId, led.filter(leadsTeamOf(facilitator, cohortId)));
}

async function ofTheTeam(world: World, meeting: PlannedMeeting): Promise<Pick<MeetingPage, 'lines' | 'lastTime'>> {
  const teamId = onlyTeam(meeting);
  if (teamId === undefined) return { lines: [] };
  const { cohortId } = meeting;
  const [shared, lastTime] = await Promise.all([
    world.cohorts.shared(cohortId, { audience: 'team', teamId }, { limit: MOST_SHARED }),
    commitmentsBefore(world, await world.meetings.ofTeam({ cohortId, teamId }, '0'), meeting.startsAt),
  ]);
  return { lines: shared.items.filter(({ shown }) => shown?.showAtMeeting), ...(lastTime ? { lastTime } : {}) };
}

/** Of the latest learning-team meeting that began before an instant. */
export async function commitmentsBefore(world: World, meetings: readonly PlannedMeeting[], startsAt: string): Promise<MeetingPage['lastTime']> {
  const last = meetings.findLast((each) => each.kind === 'learning-team' && each.startsAt < startsAt && !isCancelled(each));
  const file = last && (await world.meetings.find(last.cohortId, last.id));
  return file && { meeting: file.meeting.value, commitments: present(file.commitments.map(({ value }) => value)) };
}

/** Without those that were taken back. */
function present(commitments: readonly MeetingCommitment[]): readonly MeetingCommitment[] {
  return commitments.filter(({ text }) => text !== '');
}
