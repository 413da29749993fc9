import type { OrganisationId, TenantId } from './ids.ts';

/** An organisation that runs schools (*huvudman*): whom the agreement is with, and whose tenant its principals sign in to. */
export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  /** Absent while it is not known: then its people come in by an invitation code alone. */
  readonly tenantId?: TenantId;
  /** Local dates on which each was done. */
  readonly ready: Readonly<Partial<Record<Readiness, string>>>;
}

/** What has to be done in an organisation before its principals can take part; that people are bound is counted, not ticked. */
export type Readiness = 'agreement-signed' | 'app-allowed' | 'channel-made';
export const READINESS: readonly Readiness[] = ['agreement-signed', 'app-allowed', 'channel-made'];

/** By which two spellings of a name are the same organisation. */
export function organisationKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
