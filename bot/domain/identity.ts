import type { ObjectId, TenantId } from './ids.ts';

/** Somebody as Microsoft Entra verified them; a person can have several, in different tenants. */
export interface Identity {
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
}

export function isSameIdentity(a: Identity, b: Identity): boolean {
  return a.tenantId === b.tenantId && a.objectId === b.objectId;
}
