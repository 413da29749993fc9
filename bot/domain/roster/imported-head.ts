import type { Person } from '../person/person.ts';
import type { RosterEntry } from './roster-entry.ts';
import type { FormerSelf, ImportedChange } from './roster-import.ts';

export function selfOf({ roles, left, managers, organisationId, protectedIdentity }: Person): FormerSelf {
  return { roles, left, ...(managers === undefined ? {} : { managers }), ...(organisationId === undefined ? {} : { organisationId }), protectedIdentity };
}

/** The person as they were before an import; what they are called and that they are protected stays where it is the safer. */
export function restoredHead(person: Person, { before, after }: ImportedChange, was: FormerSelf): Person {
  const { organisationId: _, managers: __, ...others } = person;
  return sameOr(person, {
    ...others,
    roles: was.roles,
    left: was.left,
    ...(was.managers === undefined ? {} : { managers: was.managers }),
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
  const told = ({ roles, left, managers, organisationId, protectedIdentity, name }: Person) => JSON.stringify([roles, left, managers, organisationId, protectedIdentity, name]);
  return told(person) === told(changed) ? person : changed;
}
