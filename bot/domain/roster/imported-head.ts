import { followingRoster, type RosterCohort, type When } from '../person/membership.ts';
import type { Person } from '../person/person.ts';
import type { RosterEntry } from './roster-entry.ts';
import type { FormerSelf, ImportedChange } from './roster-import.ts';

/**
 * The person as an import leaves them. Where neither role nor team changes, the roles stay as they are: they may have
 * been given by other means than a roster, such as the several teams of one facilitator.
 */
export function importedHead(person: Person, cohort: RosterCohort, { before, after }: ImportedChange, when: When): Person {
  const followed = followingRoster(person, cohort, after, when);
  if (followed === person || !before || movesPlace(before, after)) return followed;
  return sameOr(person, { ...followed, roles: person.roles, left: person.left });
}

export function selfOf({ roles, left, organisationId, protectedIdentity }: Person): FormerSelf {
  return { roles, left, ...(organisationId === undefined ? {} : { organisationId }), protectedIdentity };
}

/** The person as they were before an import; what they are called and that they are protected stays where it is the safer. */
export function restoredHead(person: Person, { before, after }: ImportedChange, was: FormerSelf): Person {
  const { organisationId: _, ...others } = person;
  return sameOr(person, {
    ...others,
    roles: was.roles,
    left: was.left,
    ...(was.organisationId === undefined ? {} : { organisationId: was.organisationId }),
    protectedIdentity: was.protectedIdentity || after.protectedIdentity,
    name: before?.name ?? person.name,
  });
}

export function movesPlace(before: RosterEntry, after: RosterEntry): boolean {
  const placeOf = ({ position, teamId, leftOn, organisationId }: RosterEntry) =>
    JSON.stringify([position, teamId, leftOn, position === 'head' || position === 'admin' ? organisationId : undefined]);
  return placeOf(before) !== placeOf(after);
}

function sameOr(person: Person, changed: Person): Person {
  const told = ({ roles, left, organisationId, protectedIdentity, name }: Person) => JSON.stringify([roles, left, organisationId, protectedIdentity, name]);
  return told(person) === told(changed) ? person : changed;
}
