import { LedtradError } from '../../domain/errors.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import { isListed } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import type { RosterPlace } from './keep-entry.ts';
import type { World } from '../world.ts';

export interface RosterEntryPage {
  readonly member: RosterMember;
  /** Those that somebody can be moved to. */
  readonly teams: readonly Team[];
  readonly organisations: readonly Organisation[];
  /** Those whom a list may show, to choose a manager from. */
  readonly others: readonly RosterMember[];
}

/** One place on the roster, with what it can be changed to. Three requests. Throws `not-allowed`, `not-found`. */
export async function viewRosterEntry(world: World, facilitator: Person, { cohortId, pid }: RosterPlace): Promise<RosterEntryPage> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const [members, teams, organisations] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId), world.organisations.list()]);
  const member = members.find(({ entry }) => entry.pid === pid);
  if (!member) throw new LedtradError('not-found');
  return {
    member,
    teams: teams.filter(({ closedOn, teamId }) => closedOn === undefined || teamId === member.entry.teamId),
    organisations: organisations.map(({ value }) => value),
    others: members.filter(({ entry }) => entry.pid !== pid && isListed(entry)),
  };
}
