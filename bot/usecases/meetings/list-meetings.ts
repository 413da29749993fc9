import type { CohortId } from '../../domain/ids.ts';
import { followsMeeting, leadsTeamOf } from '../../domain/meeting/leading.ts';
import { earliestFirst, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Person } from '../../domain/person/person.ts';
import type { World } from '../world.ts';

/** Of so many teams each team's calendar is read; who leads more reads the cohort's. */
const FEW_TEAMS = 6;

/**
 * The meetings that a facilitator leads or follows in a cohort, the earliest first. Two requests a team, or one a
 * thousand meetings for who leads more than a few. Throws `not-allowed`.
 */
export async function listMeetings(world: World, facilitator: Person, cohortId: CohortId): Promise<readonly PlannedMeeting[]> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const teams = facilitator.roles.flatMap((role) => (role.kind === 'facilitator' && role.cohortId === cohortId ? [role.teams] : []));
  const few = teams.flatMap((each) => (each === 'all' ? [] : each)).filter(leadsTeamOf(facilitator, cohortId));
  if (teams.includes('all') || few.length > FEW_TEAMS) {
    return (await world.meetings.ofCohort(cohortId)).filter((meeting) => followsMeeting(facilitator, meeting));
  }
  const found = (await Promise.all(few.map((teamId) => world.meetings.ofTeam({ cohortId, teamId }, '0')))).flat();
  return [...new Map(found.map((meeting) => [meeting.id, meeting])).values()].sort(earliestFirst);
}

/** Changes when the list may. Throws `not-allowed`. */
export async function meetingsVersion(world: World, facilitator: Person, cohortId: CohortId): Promise<string> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  return await world.meetings.version(cohortId);
}
