import { mark } from '../domain/calendar/ledger.ts';
import type { IsoWeek } from '../domain/calendar/iso-week.ts';
import { changed } from '../domain/person/change.ts';
import type { Person } from '../domain/person/person.ts';
import type { Versioned } from '../ports.ts';
import { changePerson } from './change-person.ts';
import type { World } from './world.ts';

/** That the week's question has been put to a person: a missing answer then means *unanswered*, not *not sent*. */
export async function markAsked(world: World, loaded: Versioned<Person>, week: IsoWeek): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    const ledger = mark(current.ledger, week, 'asked');
    return ledger.codes === current.ledger.codes ? { result: undefined } : { result: undefined, change: changed({ ...current, ledger }) };
  });
  return person;
}
