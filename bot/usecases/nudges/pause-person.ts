import { changed } from '../../domain/person/change.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { withoutPause } from '../../domain/person/pause.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** Nothing is sent from today until the local date, or until the person comes back. Nobody is told, nobody is asked why. */
export async function pausePerson(world: World, loaded: Versioned<Person>, until: string | undefined): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    const { date, week } = momentOf(current, world.clock.now());
    return { result: undefined, change: changed({ ...withoutPause(current, week), pause: { from: date, ...(until ? { until } : {}) } }) };
  });
  return person;
}

export async function endPause(world: World, loaded: Versioned<Person>): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    if (!current.pause) return { result: undefined };
    return { result: undefined, change: changed(withoutPause(current, momentOf(current, world.clock.now()).week)) };
  });
  return person;
}
