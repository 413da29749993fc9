import { createHash } from 'node:crypto';
import type { TenantId } from '../ids.ts';
import type { SeatKey } from './roster-entry.ts';

/**
 * The place that waits on a roster for whoever has that address in that tenant. Hashed, because an address may hold
 * characters that a key may not, and need not be readable. Compared by its lower case.
 */
export function seatKey(tenantId: TenantId, upn: string): SeatKey {
  return createHash('sha256').update(`${tenantId}|${upn.trim().toLowerCase()}`).digest('base64url') as SeatKey; // The one place where it is made.
}
