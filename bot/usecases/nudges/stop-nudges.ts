import type { StoppableKind } from '../../domain/nudges/kind.ts';
import type { NudgeSettings } from '../../domain/nudges/nudging.ts';
import { starting, stopping } from '../../domain/nudges/stopping.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

type Stopped = NudgeSettings['stopped'];

/** Nothing of that kind comes any more, or nothing at all, until the person says so. */
export async function stopNudges(world: World, loaded: Versioned<Person>, what: StoppableKind | 'all'): Promise<Versioned<Person>> {
  return await changeStopped(world, loaded, (stopped) => stopping(stopped, what));
}

export async function startNudges(world: World, loaded: Versioned<Person>, what: StoppableKind | 'all'): Promise<Versioned<Person>> {
  return await changeStopped(world, loaded, (stopped) => starting(stopped, what));
}

async function changeStopped(world: World, loaded: Versioned<Person>, change: (stopped: Stopped) => Stopped): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    const { settings } = current;
    const stopped = change(settings.nudges.stopped);
    if (String(stopped) === String(settings.nudges.stopped)) return { result: undefined };
    return { result: undefined, change: changed({ ...current, settings: { ...settings, nudges: { ...settings.nudges, stopped } } }) };
  });
  return person;
}
