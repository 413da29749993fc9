import { LedtradError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { instantText } from '../domain/calendar/instant-text.ts';
import { isoWeekOf } from '../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../domain/calendar/zone.ts';
import { changed } from '../domain/person/change.ts';
import { cohortsOf, type Person } from '../domain/person/person.ts';
import { stranger } from '../domain/person/stranger.ts';
import type { Identity, KnownIdentity, Reach, Versioned } from '../ports.ts';
import { changePerson } from './change-person.ts';
import type { World } from './world.ts';

export interface Visitor {
  readonly identity: Identity;
  /** Name and address as the host's roster has them; asked only when the identity is new. */
  readonly profile: () => Promise<{ readonly name: string; readonly upn?: string }>;
  readonly reach?: Reach;
}

/**
 * From a verified identity to a person. The first time it binds the identity to the roster's seat for that address,
 * if there is one that nobody else took, or makes a person who is on no roster yet.
 * Requests: the head, and the identity unless it is cached; at the first contact eleven in all, without a seat six.
 */
export async function meetPerson(world: World, visitor: Visitor): Promise<Versioned<Person>> {
  const { identity, reach } = visitor;
  const found = await world.identities.find(identity);
  const profile = found ? undefined : await visitor.profile();
  const bound = found ?? (await world.identities.bind(identity, await seatFor(world, identity, profile?.upn)));
  const known = await withReach(world, identity, bound, reach);
  const loaded = (await world.people.load(known.pid)) ?? (await create(world, known.pid, profile?.name ?? (await visitor.profile()).name));
  return await withHome(world, loaded, visitor);
}

/** Somebody who has been met; nobody is made or bound by looking. */
export async function findPerson(world: World, identity: Identity): Promise<Versioned<Person> | undefined> {
  const known = await world.identities.find(identity);
  return known && (await world.people.load(known.pid));
}

/** For the tab, which cannot ask a roster who somebody is: a person is met in chat first. Throws `identity-unclear`. */
export async function recognisePerson(world: World, identity: Identity): Promise<Versioned<Person>> {
  const person = await findPerson(world, identity);
  if (!person) throw new LedtradError('identity-unclear');
  return person;
}

async function seatFor(world: World, { tenantId, objectId }: Identity, upn: string | undefined): Promise<PersonId> {
  const seat = upn ? await world.identities.findSeat(tenantId, upn) : undefined;
  if (!seat || !upn) return world.ids.person();
  if (seat.value.boundTo === objectId) return seat.value.pid;
  if (seat.value.boundTo !== undefined) return world.ids.person();
  try {
    await world.identities.takeSeat(tenantId, upn, seat, objectId);
    return seat.value.pid;
  } catch (error) {
    if (error instanceof LedtradError && error.code === 'conflict') return await seatFor(world, { tenantId, objectId }, upn);
    throw error;
  }
}

async function withReach(world: World, identity: Identity, known: KnownIdentity, reach: Reach | undefined): Promise<KnownIdentity> {
  if (!reach || sameReach(known.reach, reach)) return known;
  const reached = { ...known, reach };
  await world.identities.reached(identity, reached);
  return reached;
}

/** The tenant where a person is first met is the one whose lane carries their nudges and repairs; heard from again, they are reached again. */
async function withHome(world: World, loaded: Versioned<Person>, { identity, reach }: Visitor): Promise<Versioned<Person>> {
  // Whoever writes in chat can be written to.
  const isHeardAgain = reach !== undefined && loaded.value.unreachable !== undefined;
  if (loaded.value.home && !isHeardAgain) return loaded;
  // Before the head says so: a try that breaks off in between is made again.
  if (!loaded.value.home) await markMet(world, loaded.value);
  const { person } = await changePerson(world, loaded, ({ unreachable, ...current }) =>
    current.home && !(reach && unreachable) ? { result: undefined } : { result: undefined, change: changed({ ...current, home: current.home ?? identity }) });
  return person;
}

async function markMet(world: World, person: Person): Promise<void> {
  for (const cohortId of cohortsOf(person)) await world.rosters.markMet(cohortId, person.pid, instantText(world.clock.now()));
}

async function create(world: World, pid: PersonId, name: string): Promise<Versioned<Person>> {
  try {
    return await world.people.create(stranger(pid, name, isoWeekOf(world.clock.now(), DEFAULT_ZONE)));
  } catch (error) {
    const there = error instanceof LedtradError && error.code === 'conflict' ? await world.people.load(pid) : undefined;
    if (!there) throw error;
    return there;
  }
}

function sameReach(a: Reach | undefined, b: Reach): boolean {
  return a !== undefined && a.serviceUrl === b.serviceUrl && a.conversationId === b.conversationId && a.userId === b.userId && a.botId === b.botId;
}
