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
  /** Microsoft 365 was busy or did not answer: later, perhaps. */
  | { readonly kind: 'away' }
  /** It will refuse until somebody who runs the installation has mended something; the log says what. */
  | { readonly kind: 'refused' };

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
