import type { TenantId } from '../domain/ids.ts';

/** As `/healthz` does: enough for who has the list, and no list of customers for others. */
export function shortTenant(tenantId: TenantId): string {
  return tenantId.slice(0, 8);
}
