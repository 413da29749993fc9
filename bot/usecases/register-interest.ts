import type { Interest } from '../domain/interest.ts';
import { changed } from '../domain/person/change.ts';
import { momentOf } from '../domain/person/moment.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports.ts';
import { changePerson } from './change-person.ts';
import type { World } from './world.ts';

/**
 * Someone on no roster wants to take part. Registering again mends what was said: one interest a person.
 * The list's row is written first, under a key that follows from the person, so a try that broke off is repeated harmlessly.
 */
export async function registerInterest(
  world: World,
  loaded: Versioned<Person>,
  said: Pick<Interest, 'municipality' | 'school' | 'why'>,
): Promise<Versioned<Person>> {
  const registeredAt = loaded.value.interest?.registeredAt ?? momentOf(loaded.value, world.clock.now()).at;
  const programme = loaded.value.interest?.programme ?? world.intake;
  await world.interests.register({ pid: loaded.value.pid, name: loaded.value.name, programme, registeredAt, ...said });
  const { person } = await changePerson(world, loaded, (current) => ({
    result: undefined,
    change: changed({ ...current, interest: { registeredAt, programme } }),
  }));
  return person;
}
