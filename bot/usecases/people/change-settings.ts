import { changed } from '../../domain/person/change.ts';
import type { Person, Settings } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

export async function changeSettings(world: World, loaded: Versioned<Person>, wanted: Partial<Settings>): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => ({
    result: undefined,
    change: changed({ ...current, settings: { ...current.settings, ...wanted } }),
  }));
  return person;
}
