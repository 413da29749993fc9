import type { CohortId, PersonId, TeamId } from '../../domain/ids.ts';
import type { PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import type { World } from '../world.ts';

type Whose = Pick<PlannedMeeting, 'cohortId' | 'teams'>;

/**
 * Everybody whose meeting it is. Of the roster as well as of the teams' pages: somebody whose place is just being made
 * is on the roster first.
 */
export async function pidsOfMeeting(world: World, whose: Whose): Promise<readonly PersonId[]> {
  const [summaries, roster] = await Promise.all([summariesOfMeeting(world, whose), world.rosters.all(whose.cohortId)]);
  const placed = roster.filter(({ entry }) => takesPart(entry) && entry.teamId !== undefined && isOf(whose, entry.teamId));
  return [...new Set([...summaries.map(({ pid }) => pid), ...placed.map(({ entry }) => entry.pid)])];
}

/** Those who take part, with the names they have in lists. A request a team, or one a thousand of a cohort. */
export async function summariesOfMeeting(world: World, { cohortId, teams }: Whose): Promise<readonly MemberSummary[]> {
  if (teams === 'all') return await world.cohorts.summaries(cohortId);
  return await summariesOfTeams(world, cohortId, teams);
}

export async function summariesOfTeams(world: World, cohortId: CohortId, teams: readonly TeamId[]): Promise<readonly MemberSummary[]> {
  const pages = await Promise.all(teams.map((teamId) => world.cohorts.teamPage({ cohortId, teamId })));
  return pages.flatMap((page) => page?.members ?? []);
}

function isOf({ teams }: Whose, teamId: TeamId): boolean {
  return teams === 'all' || teams.includes(teamId);
}
