import type { Identity } from './identity.ts';
import type { Branded, PersonId } from './ids.ts';

/**
 * A code that binds whoever says it to a person: ten characters that are not mistaken for one another, in groups, e.g.
 * `K7QM-3XDF-9R`. 49 bits; what keeps them from being guessed is that few may be tried (`GUESSES`).
 */
export type InvitationCode = Branded<'InvitationCode'>;

/** Without 0 and O, 1, I and L, and U, which is read as V. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 10;

/** How long a code is good for. */
export const CODE_LIFE = { hours: 24 * 14 };

/** How many codes one identity may try, and in how long. */
export const GUESSES = { most: 10, within: { hours: 1 } };

export interface Invitation {
  readonly pid: PersonId;
  /**
   * `roster`: issued by who leads the person, for somebody who has not been met. `link`: issued by the person
   * themselves, for an identity of theirs in another tenant.
   */
  readonly kind: 'roster' | 'link';
  readonly issuedBy: PersonId;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly expiresAt: string;
  /** Whose it was: a code is used once. `from` is the stranger that they were until then. */
  readonly usedBy?: Identity & { readonly from: PersonId };
}

/** Why a code does not let somebody in. */
export type CodeRefusal =
  | 'unknown' | 'expired' | 'used' | 'too-many-tries'
  /** The person it is for has come in already. */
  | 'taken'
  /** Who says it has something of their own, which would be lost. */
  | 'not-fresh'
  /** They are that person already. */
  | 'own';

/** In the form in which it is told; the letters are checked by who made them. */
export function groupedCode(letters: string): InvitationCode {
  return (letters.match(/.{1,4}/g) ?? []).join('-') as InvitationCode; // The one place where the brand is given.
}

const LETTERS = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

/** As somebody typed it: case, spaces and hyphens do not matter. Undefined for what cannot be one. */
export function parseInvitationCode(text: string): InvitationCode | undefined {
  const letters = text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return LETTERS.test(letters) ? groupedCode(letters) : undefined;
}

/** Tries of the last hour: instants, ISO 8601 UTC with milliseconds. Undefined when no more may be made now. */
export function withTry(tries: readonly string[], now: string, hourAgo: string): readonly string[] | undefined {
  const recent = tries.filter((at) => at > hourAgo);
  return recent.length >= GUESSES.most ? undefined : [...recent, now];
}
