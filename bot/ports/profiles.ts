import type { Identity } from '../domain/identity.ts';

/** What Microsoft 365 says of the person who asks, fetched with their own consent and for themselves alone. */
export type OwnProfile =
  | {
      readonly kind: 'profile';
      readonly name: string;
      /** Absent for who has no picture. */
      readonly photo?: Photo;
    }
  /** They, or an administrator for them, have to agree to it first. */
  | { readonly kind: 'consent-missing' }
  /** Microsoft 365 refused, was busy or did not answer. */
  | { readonly kind: 'away' };

export interface Photo {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface Profiles {
  /** The app that is consented to. */
  readonly clientId: string;
  /** `token` is the caller's own for the tab, checked already. */
  ofCaller(identity: Identity, token: string): Promise<OwnProfile>;
}
