import type { PersonId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import { withNotice, type Notice } from '../../domain/selection/notice.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/**
 * Has somebody be told in chat, once, what was decided of the interest that they registered then; the same again changes
 * nothing. Who has not been met cannot be written to: they are greeted when they come.
 */
export async function tellDecision(world: World, pid: PersonId, registeredAt: string, notice: Notice): Promise<void> {
  const loaded = await world.people.load(pid);
  if (!loaded) return;
  await changePerson(world, loaded, (current) => {
    const told = withoutInterest(current.home ? withNotice(current, notice) : current, registeredAt);
    return told === current ? { result: undefined } : { result: undefined, change: changed(told) };
  });
}

/** So that they can register again. */
function withoutInterest(person: Person, registeredAt: string): Person {
  if (person.interest?.registeredAt !== registeredAt) return person;
  const { interest: _decided, ...rest } = person;
  return rest;
}
