import type { TenantId } from '../domain/ids.ts';

/** What an organisation's Teams says of our app there. */
export type CatalogueAnswer = { readonly kind: 'found'; readonly catalogueId: string } | { readonly kind: 'not-in-catalogue' } | Refused;

/** What became of putting the app into somebody's Teams. */
export type InstallAnswer = { readonly kind: 'installed' } | { readonly kind: 'already-installed' } | { readonly kind: 'no-such-user' } | Refused;

export type Refused =
  /** No administrator of the organisation has agreed that the app installs itself. */
  | { readonly kind: 'consent-missing' }
  /** `reason` is a code of Microsoft's, with nobody's name in it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Busy or away; not before so many milliseconds, if that was said. The same again does no harm. */
  | { readonly kind: 'try-later'; readonly afterMs?: number };

export interface AppInstallations {
  /** What an administrator opens to agree. */
  consentUrl(tenantId: TenantId): string;
  lookUp(tenantId: TenantId): Promise<CatalogueAnswer>;
  install(tenantId: TenantId, catalogueId: string, address: string): Promise<InstallAnswer>;
}
