import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PeerWaiting } from '../../domain/nudges/nudging.ts';
import { changed } from '../../domain/person/change.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** More than a person ever has colleagues. */
const MOST_WAITING = 20;

/** A colleague's shared reflection waits for this person's answer; they are told of it once. Throws `not-found`. */
export async function tellPeerWaiting(world: World, pid: PersonId, id: string): Promise<void> {
  const since = instantText(world.clock.now());
  await changeWaiting(world, pid, (waiting) => (waiting.some((each) => each.id === id) ? waiting : [...waiting, { id, since }].slice(-MOST_WAITING)));
}

/** It has been answered, passed on or taken back. Throws `not-found`. */
export async function endPeerWaiting(world: World, pid: PersonId, id: string): Promise<void> {
  await changeWaiting(world, pid, (waiting) => waiting.filter((each) => each.id !== id));
}

async function changeWaiting(world: World, pid: PersonId, change: (waiting: readonly PeerWaiting[]) => readonly PeerWaiting[]): Promise<void> {
  const loaded = await world.people.load(pid);
  if (!loaded) throw new LedtradError('not-found');
  await changePerson(world, loaded, (current) => {
    const peersWaiting = change(current.peersWaiting);
    return peersWaiting.every((each) => current.peersWaiting.includes(each)) && peersWaiting.length === current.peersWaiting.length ? { result: undefined } : { result: undefined, change: changed({ ...current, peersWaiting }) };
  });
}
