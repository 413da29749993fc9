import type { TenantId } from '../domain/ids.ts';
import { laneName } from '../domain/lane/lane-name.ts';
import type { Finding } from '../ports/self-check.ts';
import { ask, Unanswered } from './ask.ts';
import { well, wrong, type Check } from './check.ts';
import { forEachAtOnce } from './for-each-at-once.ts';

/** Whether each tenant that is let in exists: a wrong digit there would keep a whole organisation out, and nobody would know why. */
export function checkTenants(tenants: readonly TenantId[], login: string): Check {
  return {
    id: 'tenants',
    async run(signal): Promise<Finding> {
      const asked = await forEachAtOnce(tenants, async (tenantId) => ({ tenantId, status: await statusOf(login, tenantId, signal) }));
      const those = (which: (status: number | string) => boolean) => asked.filter(({ status }) => which(status));
      const unknown = those((status) => status === 400);
      if (unknown.length > 0) return wrong('tenants-unknown', { names: unknown.map(({ tenantId }) => laneName(tenantId)), count: unknown.length });
      const unasked = those((status) => status !== 200);
      const [first] = unasked;
      if (first) return wrong('tenants-unasked', { names: unasked.map(({ tenantId }) => laneName(tenantId)), count: unasked.length, reason: String(first.status) });
      return well('tenants-exist', { count: tenants.length });
    },
  };
}

/** Entra describes a tenant that there is to everybody, and answers 400 (`invalid_tenant`) for one that there is not. */
async function statusOf(login: string, tenantId: TenantId, signal: AbortSignal): Promise<number | string> {
  try {
    const { status } = await ask(`${login}/${tenantId}/v2.0/.well-known/openid-configuration`, signal);
    return status;
  } catch (error) {
    if (error instanceof Unanswered) return error.reason;
    throw error;
  }
}
