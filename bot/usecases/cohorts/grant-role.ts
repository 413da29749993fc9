import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, type Operation } from '../../domain/policy.ts';
import type { Duties, Granted, Led } from '../../domain/roster/duties.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { RosterMember } from '../../ports/rosters.ts';
import type { Versioned } from '../../ports/stored.ts';
import { assertMayStand } from '../roster/decide-roster.ts';
import { followRoster } from '../roster/follow-roster.ts';
import type { RosterPlace } from '../roster/keep-entry.ts';
import type { World } from '../world.ts';

export type Grant =
  /** All that they lead, not only what is new. */
  | { readonly role: 'facilitator'; readonly teams: Led }
  | { readonly role: 'analyst' | 'head' | 'admin'; readonly holds: boolean };

const MOST_TRIES = 5;

/**
 * Gives somebody on a cohort's roster a role, or takes it back: the roster's row first, then the person's head. The
 * same again changes nothing and completes what broke off in between; a lost race is decided again.
 * Throws `not-allowed`, `not-found`, `manager-conflict`, `last-facilitator`.
 */
export async function grantRole(world: World, granter: Person, place: RosterPlace, grant: Grant): Promise<void> {
  await keepGrant(world, place, ({ entry }) => {
    assertAllowed(granter, grantOf(entry, place, grant));
    return grant;
  });
}

/** For who has been let in already: what it is may depend on what they have. */
export async function keepGrant(world: World, place: RosterPlace, decide: (member: RosterMember) => Grant): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { cohort, member, members, person } = await placeOf(world, place);
    const granted = grantedWith(member.granted, decide(member));
    assertMayStand({ members, entry: member.entry, granted, person });
    if (!(await isStored(world, place, cohort, granted))) continue;
    await followRoster(world, { cohort: cohort.value, entry: member.entry, granted });
    return;
  }
  throw new LedtradError('too-busy');
}

/** The teams of a cohort that are led with one more, or one less. */
export function ledWith(duties: Pick<Duties, 'leads'>, teams: Led): Led {
  if (duties.leads === 'all' || teams === 'all') return 'all';
  return [...new Set([...duties.leads, ...teams])];
}

export function ledWithout(duties: Pick<Duties, 'leads'>, teams: Led, all: readonly TeamId[]): Led {
  if (teams === 'all') return [];
  return (duties.leads === 'all' ? all : duties.leads).filter((teamId) => !teams.includes(teamId));
}

interface Found {
  readonly cohort: Versioned<Cohort>;
  readonly member: RosterMember;
  readonly members: readonly RosterMember[];
  readonly person: Person | undefined;
}

/** The cohort first: it is the guard of what is decided from the roster read after it. */
async function placeOf(world: World, { cohortId, pid }: RosterPlace): Promise<Found> {
  const cohort = await world.cohorts.find(cohortId);
  const [members, person] = await Promise.all([world.rosters.all(cohortId), world.people.load(pid)]);
  const member = members.find(({ entry }) => entry.pid === pid);
  if (!cohort || !member || member.entry.leftOn !== undefined) throw new LedtradError('not-found');
  return { cohort, member, members, person: person?.value };
}

function grantOf({ organisationId }: RosterEntry, { cohortId }: RosterPlace, { role }: Grant): Operation {
  return role === 'facilitator' || role === 'analyst' ? { kind: 'grant-in-cohort', cohortId, role } : { kind: 'grant-in-organisation', organisationId, role };
}

function grantedWith(granted: Granted | undefined, grant: Grant): Granted {
  switch (grant.role) {
    case 'facilitator':
      return { ...granted, leads: grant.teams };
    case 'analyst':
      return { ...granted, analyses: grant.holds };
    case 'head':
      return { ...granted, heads: grant.holds };
    case 'admin':
      return { ...granted, administers: grant.holds };
  }
}

async function isStored(world: World, { cohortId, pid }: RosterPlace, cohort: Versioned<Cohort>, granted: Granted): Promise<boolean> {
  const read = await world.rosters.granted(cohortId, pid);
  if (read && JSON.stringify(read.value) === JSON.stringify(granted)) return true;
  try {
    await world.rosters.grant(cohortId, pid, granted, read?.etag, cohort);
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
