import { snoozed, snoozeDate, type SnoozeChoice } from '../../domain/nudges/snoozing.ts';
import type { WishKey } from '../../domain/nudges/wish.ts';
import { changed } from '../../domain/person/change.ts';
import { momentOf } from '../../domain/person/moment.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** *Fråga i morgon*, *Fråga nästa vecka*: nothing before that day, and then once more what the card carried. */
export async function snoozeNudge(world: World, loaded: Versioned<Person>, choice: SnoozeChoice, keys: readonly WishKey[]): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    const until = snoozeDate(choice, momentOf(current, world.clock.now()).date);
    const nudging = snoozed(current.nudging, until, keys);
    const isSaid = JSON.stringify(nudging.snooze) === JSON.stringify(current.nudging.snooze);
    return isSaid ? { result: undefined } : { result: undefined, change: changed({ ...current, nudging }) };
  });
  return person;
}

export async function endSnooze(world: World, loaded: Versioned<Person>): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    const { snooze, ...nudging } = current.nudging;
    return snooze ? { result: undefined, change: changed({ ...current, nudging }) } : { result: undefined };
  });
  return person;
}
