import type { PersonId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import { managing } from '../../domain/person/membership.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { movesPlace } from '../../domain/roster/imported-head.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import { changePerson } from '../change-person.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import type { World } from '../world.ts';

interface Retold {
  readonly before?: RosterEntry;
  readonly after: RosterEntry;
}

/** Each manager of those whose place or manager has changed learns it in one change of their head. Returns them. */
export async function tellManagers(world: World, changes: readonly Retold[], heads: ReadonlyMap<PersonId, Person>): Promise<readonly Person[]> {
  const told = new Map<PersonId, Retold[]>();
  for (const change of changes.filter(isToBeTold)) {
    for (const manager of new Set([change.before?.manager, change.after.manager])) {
      if (manager === undefined) continue;
      const theirs = told.get(manager) ?? [];
      theirs.push(change);
      told.set(manager, theirs);
    }
  }
  const managers: Person[] = [];
  await inParallel(PEOPLE_AT_ONCE, told, async ([manager, theirs]) => {
    const loaded = await world.people.load(manager);
    if (!loaded) return;
    const { person } = await changePerson(world, loaded, (current) => {
      const next = theirs.reduce((each, { after }) => managing(each, after.pid, after.manager === manager ? placesOf(heads.get(after.pid)) : []), current);
      return next === current ? { result: undefined } : { result: undefined, change: changed(next) };
    });
    managers.push(person.value);
  });
  return managers;
}

function isToBeTold({ before, after }: Retold): boolean {
  return !before || before.manager !== after.manager || movesPlace(before, after);
}

function placesOf(person: Person | undefined): Parameters<typeof managing>[2] {
  return person ? membershipsOf(person).map(({ cohortId, teamId }) => ({ cohortId, teamId })) : [];
}
