import type { TenantId } from '../ids.ts';

/**
 * A lane by the first characters of its tenant's id, in logs, metrics, the self-check and on `/healthz`: enough for whoever has the list
 * of tenants, and no list of customers for others.
 */
export function laneName(tenantId: TenantId): string {
  return tenantId.slice(0, 8);
}
