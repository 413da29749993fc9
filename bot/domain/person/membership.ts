import type { CohortId, PersonId, ProgrammeId, TeamId } from '../ids.ts';
import { dutiesOf, leadsAnything, type Granted } from '../roster/duties.ts';
import { takesPart, type RosterEntry } from '../roster/roster-entry.ts';
import type { Moment } from './moment.ts';
import { membershipsOf, type FormerPlace, type Managed, type Person, type PrincipalRole, type Role } from './person.ts';

export interface RosterCohort {
  readonly cohortId: CohortId;
  readonly programme: ProgrammeId;
}

/** The moment of the change, and its week in the person's own calendar. */
export type When = Pick<Moment, 'at' | 'week'>;

/**
 * The person as a cohort's roster has them: where they take part, what they lead, who is manager of them. What they
 * have done stays; a place that they leave is remembered. The same person when nothing changes.
 */
export function followingRoster(person: Person, cohort: RosterCohort, entry: RosterEntry, when: When, granted?: Granted): Person {
  const roles = rolesAfter(person, cohort, entry, when, granted);
  const managers = managersAfter(person, cohort, entry);
  const followed: Person = {
    ...person,
    roles,
    left: placesLeft(person, roles, when),
    organisationId: entry.organisationId,
    protectedIdentity: entry.protectedIdentity,
    ...(entry.name === undefined ? {} : { name: entry.name }),
    ...(managers.length > 0 || person.managers ? { managers } : {}),
  };
  return isSame(person, followed) ? person : followed;
}

/** Whose manager the person is, with this member in the places where they take part now. */
export function managing(person: Person, pid: PersonId, places: readonly Omit<Managed, 'pid'>[]): Person {
  const manages = [...person.manages.filter((managed) => managed.pid !== pid), ...places.map(({ cohortId, teamId }) => ({ pid, cohortId, teamId }))];
  return JSON.stringify(manages) === JSON.stringify(person.manages) ? person : { ...person, manages };
}

/** The managers of somebody, by all the rosters that name one. */
export function managersOf({ managers = [] }: Pick<Person, 'managers'>): readonly PersonId[] {
  return [...new Set(managers.map(({ pid }) => pid))];
}

interface TeamOfCohort {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
}

/** Everywhere they take part or have done, each once. */
export function everyPlaceOf(person: Person): readonly TeamOfCohort[] {
  const all = [...membershipsOf(person), ...person.left];
  return all.filter((place, index) => all.findIndex((other) => isSamePlace(other, place)) === index).map(({ cohortId, teamId }) => ({ cohortId, teamId }));
}

export function takesPartIn(person: Person, place: TeamOfCohort): boolean {
  return membershipsOf(person).some((membership) => isSamePlace(membership, place));
}

/** Whether they took part there at an instant: what they wrote then is that team's to read, and no other's. */
export function tookPartIn(person: Person, place: TeamOfCohort, at: string): boolean {
  const times: readonly (TeamOfCohort & { since?: string; until?: string })[] = [...membershipsOf(person), ...person.left];
  return times.some(({ since = '', until = '~', ...there }) => isSamePlace(there, place) && since <= at && at < until);
}

/** Those of other cohorts stay, and what no roster gave; a role that stays the same keeps its place in the list. */
function rolesAfter(person: Person, cohort: RosterCohort, entry: RosterEntry, when: When, granted: Granted | undefined): readonly Role[] {
  const wanted = rolesOfRoster(person, cohort, entry, when, granted);
  const isWanted = (role: Role) => wanted.some((each) => JSON.stringify(each) === JSON.stringify(role));
  const kept = person.roles.filter((role) => !isOfRoster(role, cohort) || isWanted(role));
  return [...kept, ...wanted.filter((role) => !kept.some((each) => JSON.stringify(each) === JSON.stringify(role)))];
}

function rolesOfRoster(person: Person, { cohortId, programme }: RosterCohort, entry: RosterEntry, { week, at }: When, granted: Granted | undefined): readonly Role[] {
  const { organisationId, teamId } = entry;
  const duties = dutiesOf(entry, granted);
  const roles: Role[] = [];
  if (takesPart(entry) && teamId !== undefined) roles.push(membershipIn(person, { cohortId, teamId }, { programme, week, at }));
  if (leadsAnything(duties)) roles.push({ kind: 'facilitator', cohortId, teams: duties.leads });
  if (duties.analyses) roles.push({ kind: 'analyst', cohortId });
  if (duties.heads) roles.push({ kind: 'head', organisationId, by: cohortId });
  if (duties.administers) roles.push({ kind: 'admin', organisationId, by: cohortId });
  return roles;
}

/** Whoever comes from another team of the cohort, or comes back, begins here now. */
function membershipIn(person: Person, place: TeamOfCohort, { programme, week, at }: { programme: ProgrammeId; week: PrincipalRole['joined']; at: string }): PrincipalRole {
  const before = membershipsOf(person).find(({ cohortId }) => cohortId === place.cohortId);
  if (before && isSamePlace(before, place)) return { ...before, programme };
  const isFirst = !before && !person.left.some(({ cohortId }) => cohortId === place.cohortId);
  return { kind: 'principal', ...place, programme, joined: before?.joined ?? week, ...(isFirst ? {} : { since: at }) };
}

function isOfRoster(role: Role, { cohortId }: RosterCohort): boolean {
  return 'cohortId' in role ? role.cohortId === cohortId : role.by === cohortId;
}

function managersAfter({ managers = [] }: Person, { cohortId }: RosterCohort, { manager }: RosterEntry): NonNullable<Person['managers']> {
  const others = managers.filter((each) => each.cohortId !== cohortId);
  return manager === undefined ? others : [...others, { cohortId, pid: manager }];
}

function placesLeft(person: Person, after: readonly Role[], { at }: When): readonly FormerPlace[] {
  const stays = after.filter((role) => role.kind === 'principal');
  const leaves = membershipsOf(person)
    .filter((place) => !stays.some((other) => isSamePlace(other, place)))
    .map(({ cohortId, teamId, since }) => ({ cohortId, teamId, ...(since === undefined ? {} : { since }), until: at }));
  return leaves.length === 0 ? person.left : [...person.left, ...leaves];
}

function isSamePlace(a: TeamOfCohort, b: TeamOfCohort): boolean {
  return a.cohortId === b.cohortId && a.teamId === b.teamId;
}

function isSame(a: Person, b: Person): boolean {
  const compared = ({ roles, left, organisationId, protectedIdentity, name, managers }: Person) => JSON.stringify([roles, left, organisationId, protectedIdentity, name, managers]);
  return compared(a) === compared(b);
}
