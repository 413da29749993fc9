import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { ObjectId, PersonId } from '../../domain/ids.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { changed } from '../../domain/person/change.ts';
import { cohortsOf, type Person } from '../../domain/person/person.ts';
import { stranger } from '../../domain/person/stranger.ts';
import type { Identity, KnownIdentity, Reach, Seat } from '../../ports/identities.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

export interface Visitor {
  readonly identity: Identity;
  /** Name and address as the host's roster has them; asked only when the identity is new. */
  readonly profile: () => Promise<Profile>;
  readonly reach?: Reach;
}

interface Profile {
  readonly name: string;
  readonly upn?: string;
}

/**
 * From a verified identity to a person. The first time it binds the identity to the roster's seat for that address,
 * if there is one that nobody else took, or makes a person who is on no roster yet. Where another has the seat, they are
 * told so, and who leads there is.
 * Requests: the head, and the identity unless it is cached; at the first contact eleven in all, without a seat six.
 */
export async function meetPerson(world: World, visitor: Visitor): Promise<Versioned<Person>> {
  const { identity, reach } = visitor;
  const found = await world.identities.find(identity);
  const profile = found ? undefined : await visitor.profile();
  const place = profile && (await placeFor(world, identity, profile.upn));
  const bound = found ?? (await world.identities.bind(identity, place?.pid ?? world.ids.person()));
  const head = (place?.head?.value.pid === bound.pid ? place.head : undefined) ?? (await headOf(world, bound.pid));
  const loaded = head ?? (await create(world, bound.pid, place ? { name: profile.name, ...place } : await askedAgain(world, visitor)));
  const known = await ledTo(world, identity, bound, loaded.value.pid);
  await withReach(world, identity, known, reach);
  return await withHome(world, loaded, visitor);
}

/** Somebody who has been met; nobody is made or bound by looking. */
export async function findPerson(world: World, identity: Identity): Promise<Versioned<Person> | undefined> {
  const known = await world.identities.find(identity);
  return known && (await headOf(world, known.pid));
}

/** For the tab, which cannot ask a roster who somebody is: a person is met in chat first. Throws `identity-unclear`. */
export async function recognisePerson(world: World, identity: Identity): Promise<Versioned<Person>> {
  const person = await findPerson(world, identity);
  if (!person) throw new LedtradError('identity-unclear');
  return person;
}

/** Whoever turned out to be somebody else by an invitation code is that person, whatever a cache still says. */
async function headOf(world: World, pid: PersonId): Promise<Versioned<Person> | undefined> {
  const head = await world.people.load(pid);
  const movedTo = head?.value.movedTo;
  return movedTo === undefined ? head : await world.people.load(movedTo);
}

/** The identity as it leads from now on: another process may have bound it anew, or have died before it did. */
async function ledTo(world: World, identity: Identity, known: KnownIdentity, pid: PersonId): Promise<KnownIdentity> {
  if (known.pid === pid) return known;
  await world.identities.rebind(identity, known.pid, pid);
  return (await world.identities.find(identity)) ?? { ...known, pid };
}

interface Place {
  readonly pid: PersonId;
  readonly head?: Versioned<Person>;
  /** Whose seat the address would have led to, had another not come for it. */
  readonly claimed?: PersonId;
}

async function placeFor(world: World, identity: Identity, upn: string | undefined): Promise<Place> {
  const { tenantId, objectId } = identity;
  const seat = upn ? await world.identities.findSeat(tenantId, upn) : undefined;
  if (!seat || !upn) return { pid: world.ids.person() };
  const { pid, boundTo } = seat.value;
  if (isTaken(seat.value, objectId)) return { pid: world.ids.person(), claimed: pid };
  if (boundTo === objectId) return { pid };
  const head = await world.people.load(pid);
  if (cameByCode(head?.value, identity)) return { pid: world.ids.person(), claimed: pid };
  try {
    await world.identities.takeSeat(tenantId, upn, seat, objectId);
    return { pid, ...(head ? { head } : {}) };
  } catch (error) {
    if (isConflict(error)) return await placeFor(world, identity, upn);
    throw error;
  }
}

function isTaken({ boundTo }: Seat, objectId: ObjectId): boolean {
  return boundTo !== undefined && boundTo !== objectId;
}

/** The seat is free, and yet whose it is has come by another door. */
function cameByCode(person: Person | undefined, { tenantId, objectId }: Identity): boolean {
  return person?.home !== undefined && !(person.home.tenantId === tenantId && person.home.objectId === objectId);
}

interface Newcomer {
  readonly name: string;
  readonly claimed?: PersonId;
}

/** The first contact broke off after the identity was bound. */
async function askedAgain(world: World, { identity, profile }: Visitor): Promise<Newcomer> {
  const { name, upn } = await profile();
  const seat = upn ? (await world.identities.findSeat(identity.tenantId, upn))?.value : undefined;
  if (!seat) return { name };
  const isAnothers = isTaken(seat, identity.objectId) || cameByCode((await world.people.load(seat.pid))?.value, identity);
  return { name, ...(isAnothers ? { claimed: seat.pid } : {}) };
}

async function withReach(world: World, identity: Identity, known: KnownIdentity, reach: Reach | undefined): Promise<void> {
  if (!reach || sameReach(known.reach, reach)) return;
  await world.identities.reached(identity, { ...known, reach });
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

async function markMet(world: World, { pid, name, claimed, ...person }: Person): Promise<void> {
  const at = instantText(world.clock.now());
  for (const cohortId of cohortsOf(person)) await world.rosters.markMet(cohortId, pid, at);
  const owner = claimed && (await world.people.load(claimed))?.value;
  if (!owner) return;
  const claim = { pid: owner.pid, claimant: pid, at, ...(owner.protectedIdentity ? {} : { name }) };
  for (const cohortId of cohortsOf(owner)) await world.claims.put(cohortId, claim);
}

async function create(world: World, pid: PersonId, { name, claimed }: Newcomer): Promise<Versioned<Person>> {
  const nobody = stranger(pid, name, isoWeekOf(world.clock.now(), DEFAULT_ZONE));
  try {
    return await world.people.create({ ...nobody, ...(claimed === undefined ? {} : { claimed }) });
  } catch (error) {
    const there = isConflict(error) ? await world.people.load(pid) : undefined;
    if (!there) throw error;
    return there;
  }
}

function sameReach(a: Reach | undefined, b: Reach): boolean {
  return a !== undefined && a.serviceUrl === b.serviceUrl && a.conversationId === b.conversationId && a.userId === b.userId && a.botId === b.botId;
}
