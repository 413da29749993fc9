import type { CohortId, TeamId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import { isAllowed } from '../policy.ts';
import type { PlannedMeeting } from './meeting.ts';

type Whose = Pick<PlannedMeeting, 'cohortId' | 'teams'>;

/** Who plans and changes a meeting leads everybody whose it is. */
export function leadsMeeting(person: Person, { cohortId, teams }: Whose): boolean {
  if (teams === 'all') return isAllowed(person, { kind: 'lead-cohort', cohortId });
  return teams.length > 0 && teams.every((teamId) => isAllowed(person, { kind: 'lead-team', cohortId, teamId }));
}

/** Who leads some of those whose it is sees it, and of its members their own. */
export function followsMeeting(person: Person, { cohortId, teams }: Whose): boolean {
  if (teams === 'all') return isAllowed(person, { kind: 'lead-in-cohort', cohortId });
  return teams.some((teamId) => isAllowed(person, { kind: 'lead-team', cohortId, teamId }));
}

export function leadsTeamOf(person: Person, cohortId: CohortId): (teamId: TeamId) => boolean {
  return (teamId) => isAllowed(person, { kind: 'lead-team', cohortId, teamId });
}
