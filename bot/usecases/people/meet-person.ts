import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../domain/calendar/zone.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import { stranger } from '../../domain/person/stranger.ts';
import type { Identity } from '../../domain/identity.ts';
import type { KnownIdentity, Reach, Seat } from '../../ports/identities.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import { isTakenByAnother, leavePlace, takePlace } from './take-place.ts';
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
 * Requests: the head, and the identity unless it is cached; at the first contact twelve in all, without a seat seven.
 */
export async function meetPerson(world: World, visitor: Visitor): Promise<Versioned<Person>> {
  const { identity, reach } = visitor;
  const found = await world.identities.find(identity);
  const profile = found ? undefined : await visitor.profile();
  const place = profile && (await placeFor(world, identity, profile));
  const bound = found ?? (await world.identities.bind(identity, place?.pid ?? world.ids.person()));
  // Another process met them at the same time, and knew of no seat yet.
  if (place?.head && place.pid !== bound.pid) await leavePlace(world, place.pid, identity);
  const head = (place?.pid === bound.pid ? place.head : undefined) ?? (await headOf(world, bound.pid));
  const loaded = head ?? (await create(world, bound.pid, place ? { name: profile.name, ...place } : await askedAgain(world, visitor)));
  const known = await ledTo(world, identity, bound, loaded.value.pid);
  const isNews = await withReach(world, identity, known, reach);
  // Whoever wanted to write to them before this may have said in their head that nobody is reached, since it was read.
  const current = isNews ? await world.people.load(loaded.value.pid) : loaded;
  return await withHome(world, current ?? loaded, visitor);
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

/** Decided before the identity is bound: once it is, nobody asks again whose place it is. */
async function placeFor(world: World, identity: Identity, { name, upn }: Profile): Promise<Place> {
  const seat = upn ? await world.identities.findSeat(identity.tenantId, upn) : undefined;
  if (!seat || !upn) return { pid: world.ids.person() };
  const { pid } = seat.value;
  const head = await world.people.load(pid);
  const another = { pid: world.ids.person(), claimed: pid };
  if (isTaken(seat.value, head?.value, identity)) return another;
  if (!(await isSeated(world, identity, upn, seat))) return await placeFor(world, identity, { name, upn });
  const taken = await takePlace(world, head ?? (await create(world, pid, { name })), identity);
  return isTakenByAnother(taken.value, identity) ? another : { pid, head: taken };
}

/** The seat is another's, or it is free and whose it is has come by another door. */
function isTaken({ boundTo }: Seat, person: Person | undefined, identity: Identity): boolean {
  return (boundTo !== undefined && boundTo !== identity.objectId) || (person !== undefined && isTakenByAnother(person, identity));
}

/** So that an undone import leaves it; whether the place is theirs is not decided here. False when another was quicker. */
async function isSeated(world: World, { tenantId, objectId }: Identity, upn: string, seat: Versioned<Seat>): Promise<boolean> {
  if (seat.value.boundTo === objectId) return true;
  try {
    await world.identities.takeSeat(tenantId, upn, seat, objectId);
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
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
  const isAnothers = isTaken(seat, (await world.people.load(seat.pid))?.value, identity);
  return { name, ...(isAnothers ? { claimed: seat.pid } : {}) };
}

/** Whether they are reached in another way than before. */
async function withReach(world: World, identity: Identity, known: KnownIdentity, reach: Reach | undefined): Promise<boolean> {
  if (!reach || sameReach(known.reach, reach)) return false;
  await world.identities.reached(identity, { ...known, reach });
  return true;
}

/** The tenant where a person is first met is the one whose lane carries their nudges and repairs; heard from again, they are reached again. */
async function withHome(world: World, loaded: Versioned<Person>, { identity, reach }: Visitor): Promise<Versioned<Person>> {
  const met = await takePlace(world, loaded, identity);
  // Whoever writes in chat can be written to.
  if (!reach || met.value.unreachable === undefined) return met;
  const { person } = await changePerson(world, met, ({ unreachable, ...current }) => ({ result: undefined, ...(unreachable ? { change: changed(current) } : {}) }));
  return person;
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
