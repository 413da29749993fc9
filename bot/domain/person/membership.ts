import type { CohortId, PersonId, ProgrammeId } from '../ids.ts';
import type { IsoWeek } from '../calendar/iso-week.ts';
import { takesPart, type RosterEntry } from '../roster/roster-entry.ts';
import type { FormerPlace, Managed, Person, PrincipalRole, Role } from './person.ts';

export interface RosterCohort {
  readonly cohortId: CohortId;
  readonly programme: ProgrammeId;
}

/** The day and week of the change, in the person's own calendar. */
export interface When {
  readonly date: string;
  readonly week: IsoWeek;
}

/**
 * The person as a cohort's roster has them: where they take part, what they lead. What they have done stays; a place
 * that they leave is remembered. The same person when nothing changes.
 */
export function followingRoster(person: Person, cohort: RosterCohort, entry: RosterEntry, when: When): Person {
  const wanted = roleFor(person, cohort, entry, when);
  const given = person.roles.filter((role) => isOfRoster(role, cohort, entry));
  const isGiven = given.length === (wanted ? 1 : 0) && given.every((role) => JSON.stringify(role) === JSON.stringify(wanted));
  const roles = isGiven ? person.roles : [...person.roles.filter((role) => !given.includes(role)), ...(wanted ? [wanted] : [])];
  const followed: Person = {
    ...person,
    roles,
    left: placesLeft(person, roles, when.date),
    organisationId: entry.organisationId,
    protectedIdentity: entry.protectedIdentity,
    ...(entry.name === undefined ? {} : { name: entry.name }),
  };
  return isSame(person, followed) ? person : followed;
}

/** Whose manager the person is, with this member in the places where they take part now. */
export function managing(person: Person, pid: PersonId, places: readonly Omit<Managed, 'pid'>[]): Person {
  const manages = [...person.manages.filter((managed) => managed.pid !== pid), ...places.map(({ cohortId, teamId }) => ({ pid, cohortId, teamId }))];
  return JSON.stringify(manages) === JSON.stringify(person.manages) ? person : { ...person, manages };
}

function roleFor({ roles }: Person, { cohortId, programme }: RosterCohort, entry: RosterEntry, { week }: When): Role | undefined {
  const { teamId, organisationId, position } = entry;
  if (entry.leftOn !== undefined) return undefined;
  if (takesPart(entry)) {
    if (teamId === undefined) return undefined;
    const before = roles.find((role): role is PrincipalRole => role.kind === 'principal' && role.cohortId === cohortId);
    return { kind: 'principal', cohortId, teamId, programme, joined: before?.joined ?? week };
  }
  switch (position) {
    case 'facilitator':
      return { kind: 'facilitator', cohortId, teams: teamId === undefined ? 'all' : [teamId] };
    case 'analyst':
      return { kind: 'analyst', cohortId };
    case 'head':
      return { kind: 'head', organisationId };
    case 'admin':
      return { kind: 'admin', organisationId };
    default:
      return undefined;
  }
}

/** The roles that this roster has given or would give; those of other cohorts, and other organisations', are not its own. */
function isOfRoster(role: Role, { cohortId }: RosterCohort, { organisationId, position }: RosterEntry): boolean {
  switch (role.kind) {
    case 'principal':
    case 'facilitator':
    case 'analyst':
      return role.cohortId === cohortId && (role.kind === 'principal' || role.kind === position);
    case 'head':
    case 'admin':
      return role.kind === position && role.organisationId === organisationId;
  }
}

function placesLeft({ roles: before, left }: Person, after: readonly Role[], on: string): readonly FormerPlace[] {
  const [places, stays] = [placesOf(before), placesOf(after)];
  const isAmong = (list: readonly PrincipalRole[], { cohortId, teamId }: Pick<FormerPlace, 'cohortId' | 'teamId'>) =>
    list.some((place) => place.cohortId === cohortId && place.teamId === teamId);
  const leaves = places.filter((place) => !isAmong(stays, place)).map(({ cohortId, teamId }) => ({ cohortId, teamId, on }));
  const kept = left.filter((place) => !isAmong(stays, place) && !isAmong(places, place));
  return leaves.length === 0 && kept.length === left.length ? left : [...kept, ...leaves];
}

function placesOf(roles: readonly Role[]): readonly PrincipalRole[] {
  return roles.filter((role) => role.kind === 'principal');
}

function isSame(a: Person, b: Person): boolean {
  return JSON.stringify([a.roles, a.left, a.organisationId, a.protectedIdentity, a.name]) === JSON.stringify([b.roles, b.left, b.organisationId, b.protectedIdentity, b.name]);
}
