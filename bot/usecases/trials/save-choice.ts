import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import type { ChoiceDraft } from '../../domain/trial/choice.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** *Spara och fundera*: keeps a choice in the making as it stands, between the steps and between two sittings. */
export async function saveChoice(world: World, loaded: Versioned<Person>, draft: ChoiceDraft): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => ({
    result: undefined,
    change: changed(current, { kind: 'choice-draft', draft }),
  }));
  return person;
}
