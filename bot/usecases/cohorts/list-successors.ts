import type { CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { dutiesOf, leadsAnything, type Led } from '../../domain/roster/duties.ts';
import { isListed, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

export interface Successors {
  /** What the reader leads, and can hand over. */
  readonly own: Led;
  /** The open ones of it. */
  readonly teams: readonly Team[];
  readonly people: readonly RosterEntry[];
}

/**
 * To whom somebody who leads in a cohort can hand over: of all of it to everybody on the roster, of teams to who leads
 * there or came as a facilitator and to who takes part in those teams. Nobody who is in no list. Two requests.
 * Throws `not-allowed`.
 */
export async function listSuccessors(world: World, reader: Person, cohortId: CohortId): Promise<Successors> {
  assertAllowed(reader, { kind: 'lead-in-cohort', cohortId });
  const [members, all] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId)]);
  const leadsAll = isAllowed(reader, { kind: 'lead-cohort', cohortId });
  const teams = all.filter(({ teamId, closedOn }) => closedOn === undefined && (leadsAll || isAllowed(reader, { kind: 'lead-team', cohortId, teamId })));
  const own = new Set(teams.map(({ teamId }) => teamId));
  const people = members.filter(({ entry, granted }) => {
    if (entry.pid === reader.pid || !isListed(entry)) return false;
    return leadsAll || entry.position === 'facilitator' || leadsAnything(dutiesOf(entry, granted)) || (entry.teamId !== undefined && own.has(entry.teamId));
  });
  return { own: leadsAll ? 'all' : [...own], teams, people: people.map(({ entry }) => entry) };
}
