import type { PersonId } from '../../domain/ids.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { changed } from '../../domain/person/change.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import { isSameIdentity, type Identity } from '../../domain/identity.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/**
 * Who takes the place of somebody on a roster is whose identity becomes the home in their head first: one row, written
 * on condition, whichever door they came by (the address on the roster, or a code). Ask `isTakenByAnother` of the answer.
 * Requests: none where the home is known; else what it takes to note that they came, and to change a person.
 */
export async function takePlace(world: World, loaded: Versioned<Person>, identity: Identity): Promise<Versioned<Person>> {
  if (loaded.value.home) return loaded;
  // Before the head says so: a try that breaks off in between is made again.
  await noteComing(world, loaded.value);
  const home: Identity = { tenantId: identity.tenantId, objectId: identity.objectId };
  const { person } = await changePerson(world, loaded, (current) => (current.home ? { result: undefined } : { result: undefined, change: changed({ ...current, home }) }));
  return person;
}

/** It was taken by somebody who turned out to be another person already; it waits again. */
export async function leavePlace(world: World, pid: PersonId, identity: Identity): Promise<void> {
  const loaded = await world.people.load(pid);
  if (!loaded) return;
  await changePerson(world, loaded, ({ home, ...current }) => (home && isSameIdentity(home, identity) ? { result: undefined, change: changed(current) } : { result: undefined }));
}

export function isTakenByAnother({ home }: Person, identity: Identity): boolean {
  return home !== undefined && !isSameIdentity(home, identity);
}

async function noteComing(world: World, { pid, name, claimed, ...person }: Person): Promise<void> {
  const at = instantText(world.clock.now());
  for (const cohortId of cohortsOf(person)) await world.rosters.markMet(cohortId, pid, at);
  const owner = claimed && (await world.people.load(claimed))?.value;
  if (!owner) return;
  const claim = { pid: owner.pid, claimant: pid, at, ...(owner.protectedIdentity ? {} : { name }) };
  for (const cohortId of cohortsOf(owner)) await world.claims.put(cohortId, claim);
}
