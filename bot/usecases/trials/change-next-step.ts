import { changed } from '../../domain/person/change.ts';
import { withNextStep } from '../../domain/person/next-step.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** The short follow-up to a week that was not got to: keep the own next step, or say another. */
export async function changeNextStep(world: World, loaded: Versioned<Person>, nextStep: string): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) =>
    current.nextStep === nextStep ? { result: undefined } : { result: undefined, change: changed(withNextStep(current, nextStep)) });
  return person;
}
