import { LedtradError } from '../../domain/errors.ts';
import { changed } from '../../domain/person/change.ts';
import { withoutStepDay } from '../../domain/person/next-step.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/**
 * The local date on which the person wants to be reminded of their own next step; undefined for none.
 * Throws `not-found` when there is no next step to be reminded of.
 */
export async function chooseStepDay(world: World, loaded: Versioned<Person>, day: string | undefined): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    if (day !== undefined && current.nextStep === '') throw new LedtradError('not-found');
    if (current.stepDay === day) return { result: undefined };
    return { result: undefined, change: changed(day === undefined ? withoutStepDay(current) : { ...current, stepDay: day }) };
  });
  return person;
}
