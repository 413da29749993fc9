import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { dutiesOf, leadsTeam } from '../../domain/roster/duties.ts';
import { takesPart } from '../../domain/roster/roster-entry.ts';
import type { Cohort, Team, TeamChannel } from '../../ports/cohorts.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import type { World } from '../world.ts';

export interface TeamListing {
  readonly team: Team;
  /** How many take part, those with protected identity among them. */
  readonly members: number;
  /** Names of who leads this team by name, and not as one of all. */
  readonly leaders: readonly string[];
  readonly channel: TeamChannel | undefined;
}

export interface TeamList {
  readonly cohort: Cohort;
  readonly teams: readonly TeamListing[];
  /** Names of who leads the whole cohort. */
  readonly leadAll: readonly string[];
}

/** The learning teams that somebody leads, with who leads them and what they are linked to. Four requests. Throws `not-allowed`, `not-found`. */
export async function listTeams(world: World, facilitator: Person, cohortId: CohortId): Promise<TeamList> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const isWhole = isAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const [cohort, teams, members, channels] = await Promise.all([
    world.cohorts.find(cohortId), world.cohorts.teams(cohortId), world.rosters.all(cohortId), world.cohorts.channels(cohortId),
  ]);
  if (!cohort) throw new LedtradError('not-found');
  const listed = teams.filter(({ teamId }) => isWhole || isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
  return {
    cohort: cohort.value,
    teams: listed.map((team) => ({
      team,
      members: members.filter(({ entry }) => takesPart(entry) && entry.teamId === team.teamId).length,
      leaders: namesOf(members, (leads) => leads !== 'all' && leadsTeam({ leads }, team.teamId)),
      channel: channels.find(({ teamId }) => teamId === team.teamId),
    })),
    leadAll: namesOf(members, (leads) => leads === 'all'),
  };
}

/** A protected identity is in no list. */
function namesOf(members: readonly RosterMember[], isMeant: (leads: 'all' | readonly TeamId[]) => boolean): readonly string[] {
  return members.flatMap(({ entry, granted }) => (entry.name !== undefined && !entry.protectedIdentity && isMeant(dutiesOf(entry, granted).leads) ? [entry.name] : []));
}
