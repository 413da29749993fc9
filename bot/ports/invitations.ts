import type { Temporal } from 'temporal-polyfill';
import type { Invitation, InvitationCode } from '../domain/invitation.ts';
import type { Identity } from '../domain/identity.ts';
import type { Versioned } from './stored.ts';

export interface Invitations {
  /** The only one of its kind for that person from now on: those issued before are good for nothing. */
  issue(code: InvitationCode, invitation: Invitation): Promise<void>;
  /** The invitation, unless another was issued in its place. */
  find(code: InvitationCode): Promise<Versioned<Invitation> | undefined>;
  /** Throws `conflict` if it was used in between. */
  use(code: InvitationCode, read: Versioned<Invitation>, usedBy: NonNullable<Invitation['usedBy']>): Promise<void>;
  /** Notes that the identity tries a code; false when it has tried too many. */
  mayTry(identity: Identity, now: Temporal.Instant): Promise<boolean>;
}
