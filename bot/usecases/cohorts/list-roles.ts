import type { CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { dutiesOf, type Duties } from '../../domain/roster/duties.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';

export interface RoleHolder {
  readonly entry: RosterEntry;
  readonly duties: Duties;
  readonly organisation: string;
  /** Whether who looks may grant them what belongs to their organisation. */
  readonly mayAdminister: boolean;
}

export interface RoleList {
  /** Everybody on the roster who is in lists and has not left. */
  readonly people: readonly RoleHolder[];
  readonly teams: readonly Team[];
}

/** Who leads, analyses, heads and administers in a cohort, and who could. Three requests. Throws `not-allowed`. */
export async function listRoles(world: World, facilitator: Person, cohortId: CohortId): Promise<RoleList> {
  assertAllowed(facilitator, { kind: 'lead-cohort', cohortId });
  const [members, teams, organisations] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId), world.organisations.list()]);
  const names = new Map(organisations.map(({ value }) => [value.id, value.name]));
  return {
    people: members.filter(({ entry }) => !entry.protectedIdentity && entry.leftOn === undefined).map(({ entry, granted }) => ({
      entry,
      duties: dutiesOf(entry, granted),
      organisation: names.get(entry.organisationId) ?? '',
      mayAdminister: isAllowed(facilitator, { kind: 'grant-in-organisation', organisationId: entry.organisationId, role: 'head' }),
    })),
    teams: teams.filter(({ closedOn }) => closedOn === undefined),
  };
}
