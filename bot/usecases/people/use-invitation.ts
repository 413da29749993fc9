import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CodeRefusal, Invitation, InvitationCode } from '../../domain/invitation.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import { isSameIdentity, type Identity } from '../../domain/identity.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changeCandidate } from '../selection/change-candidate.ts';
import { changePerson } from '../change-person.ts';
import { meetPerson, type Visitor } from './meet-person.ts';
import { isTakenByAnother, leavePlace, takePlace } from './take-place.ts';
import type { World } from '../world.ts';

export type CodeUse = { readonly kind: 'joined'; readonly person: Versioned<Person> } | { readonly kind: 'refused'; readonly why: CodeRefusal };

/**
 * Whoever says a code is from then on the person whom it is for, if they were nobody yet.
 *
 * First the code is used up, by If-Match: of two who say it at once one wins. Then the person on the roster is met by
 * this identity, then the stranger's head leads on to them, then an interest of theirs is settled and the identity bound
 * anew. What broke off in between is completed when the same identity says the code again.
 */
export async function useInvitation(world: World, visitor: Visitor, stranger: Versioned<Person>, code: InvitationCode | undefined): Promise<CodeUse> {
  const { identity } = visitor;
  // What cannot be a code is no guess.
  if (!code) return refused('unknown');
  if (!(await world.invitations.mayTry(identity, world.clock.now()))) return refused('too-many-tries');
  const found = await world.invitations.find(code);
  const target = found && (await world.people.load(found.value.pid));
  if (!found || !target) return refused('unknown');
  const { value: invitation } = found;
  const again = invitation.usedBy && isSameIdentity(invitation.usedBy, identity) ? invitation.usedBy.from : undefined;
  if (again === undefined) {
    const why = await refusalOf(world, { invitation, identity, stranger: stranger.value, target: target.value });
    if (why) return refused(why);
    if (!(await usedUp(world, code, found, identity, stranger.value.pid))) return refused('used');
  }
  return await join(world, visitor, again ?? stranger.value.pid, invitation);
}

interface Attempt {
  readonly invitation: Invitation;
  readonly identity: Identity;
  readonly stranger: Person;
  readonly target: Person;
}

async function refusalOf(world: World, { invitation, identity, stranger, target }: Attempt): Promise<CodeRefusal | undefined> {
  if (target.pid === stranger.pid) return 'own';
  if (invitation.usedBy) return 'used';
  if (invitation.expiresAt <= instantText(world.clock.now())) return 'expired';
  if (invitation.kind === 'roster' && isTakenByAnother(target, identity)) return 'taken';
  return isFresh(stranger) && !(await world.people.choiceDraft(stranger.pid)) ? undefined : 'not-fresh';
}

async function usedUp(world: World, code: InvitationCode, found: Versioned<Invitation>, { tenantId, objectId }: Identity, from: PersonId): Promise<boolean> {
  try {
    await world.invitations.use(code, found, { tenantId, objectId, from });
    return true;
  } catch (error) {
    if (!isConflict(error)) throw error;
    const usedBy = (await world.invitations.find(code))?.value.usedBy;
    return usedBy !== undefined && isSameIdentity(usedBy, { tenantId, objectId });
  }
}

async function join(world: World, visitor: Visitor, from: PersonId, invitation: Invitation): Promise<CodeUse> {
  const { identity } = visitor;
  const target = await world.people.load(invitation.pid);
  const stranger = await world.people.load(from);
  if (!target || !stranger) throw new LedtradError('not-found');
  if (!(await isMetBy(world, target, invitation, identity))) return refused('taken');
  const { result: moved } = await changePerson(world, stranger, (current) => {
    if (current.movedTo === invitation.pid) return { result: true };
    return isFresh(current) ? { result: true, change: changed({ ...current, movedTo: invitation.pid }) } : { result: false };
  });
  if (!moved) {
    // They were given a place of their own at that very moment.
    if (invitation.kind === 'roster') await leavePlace(world, invitation.pid, identity);
    return refused('not-fresh');
  }
  await settleInterest(world, stranger.value, invitation.pid);
  await world.identities.rebind(identity, from, invitation.pid);
  return { kind: 'joined', person: await meetPerson(world, visitor) };
}

/** A person on a roster is met by one identity; one who links another has been met. */
async function isMetBy(world: World, target: Versioned<Person>, { kind }: Invitation, identity: Identity): Promise<boolean> {
  return kind === 'link' || !isTakenByAnother((await takePlace(world, target, identity)).value, identity);
}

/** Who registered interest and stood on a roster all the time need not be decided about. */
async function settleInterest(world: World, { pid, interest }: Person, target: PersonId): Promise<void> {
  if (!interest) return;
  const id = world.candidates.idOf({ ...interest, source: { kind: 'interest', pid } });
  const at = instantText(world.clock.now());
  await changeCandidate(world, interest.programme, id, (candidate) => (candidate.outcome ? candidate : { ...candidate, outcome: { kind: 'came-in', at, pid: target } }));
}

/** Nothing that would be lost: they take part in nothing and never have. */
function isFresh({ roles, left, trials, recent, movedTo }: Person): boolean {
  return roles.length === 0 && left.length === 0 && trials.length === 0 && recent.length === 0 && movedTo === undefined;
}

function refused(why: CodeRefusal): CodeUse {
  return { kind: 'refused', why };
}
