import type { Interest } from '../domain/interest.ts';
import { changed } from '../domain/person/change.ts';
import { momentOf } from '../domain/person/moment.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports.ts';
import { changePerson } from './change-person.ts';
import type { World } from './world.ts';

/**
 * Someone on no roster wants to take part. Registering again mends what was said: one interest a person.
 * The head comes first, because the list's key follows from the time that it keeps: two taps write the same row, and
 * a try that broke off in between is completed by the next.
 */
export async function registerInterest(
  world: World,
  loaded: Versioned<Person>,
  said: Pick<Interest, 'municipality' | 'school' | 'why'>,
): Promise<Versioned<Person>> {
  const { result, person } = await changePerson(world, loaded, (current) => {
    if (current.interest) return { result: current.interest };
    const interest = { registeredAt: momentOf(current, world.clock.now()).at, programme: world.intake };
    return { result: interest, change: changed({ ...current, interest }) };
  });
  await world.interests.register({ pid: person.value.pid, name: person.value.name, ...result, ...said });
  return person;
}
