import type { NudgeSettings } from '../../domain/nudges/nudging.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** The person's own day and time for the weekly card. */
export async function scheduleWeeklyCard(
  world: World,
  loaded: Versioned<Person>,
  { weekday, time }: Pick<NudgeSettings, 'weekday' | 'time'>,
): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    const { settings } = current;
    const { nudges } = settings;
    if (nudges.weekday === weekday && nudges.time === time) return { result: undefined };
    return { result: undefined, change: changed({ ...current, settings: { ...settings, nudges: { ...nudges, weekday, time } } }) };
  });
  return person;
}
