import type { CohortId, OrganisationId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { dutiesOf, type Duties } from '../../domain/roster/duties.ts';
import { isListed, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';
import { isAllowed } from '../../domain/policy.ts';
import { LedtradError } from '../../domain/errors.ts';

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
  /** Whether who looks may say who leads and analyses, and not alone what belongs to their organisation. */
  readonly leads: boolean;
}

/**
 * Who leads, analyses, heads and administers in a cohort, and who could: for who leads all of it everybody, for who
 * administers an organisation its people alone. Three requests. Throws `not-allowed`.
 */
export async function listRoles(world: World, reader: Person, cohortId: CohortId): Promise<RoleList> {
  const leads = isAllowed(reader, { kind: 'lead-cohort', cohortId });
  const mayAdminister = (organisationId: OrganisationId) => isAllowed(reader, { kind: 'grant-in-organisation', organisationId, role: 'head' });
  if (!leads && !reader.roles.some((role) => role.kind === 'admin' && role.by === cohortId)) throw new LedtradError('not-allowed');
  const [members, teams, organisations] = await Promise.all([world.rosters.all(cohortId), world.cohorts.teams(cohortId), world.organisations.list()]);
  const names = new Map(organisations.map(({ value }) => [value.id, value.name]));
  return {
    people: members.filter(({ entry }) => isListed(entry) && (leads || mayAdminister(entry.organisationId))).map(({ entry, granted }) => ({
      entry,
      duties: dutiesOf(entry, granted),
      organisation: names.get(entry.organisationId) ?? '',
      mayAdminister: mayAdminister(entry.organisationId),
    })),
    teams: teams.filter(({ closedOn }) => closedOn === undefined),
    leads,
  };
}
