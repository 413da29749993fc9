import { LedtradError } from '../domain/errors.ts';
import type { OperationId, PersonId, TenantId } from '../domain/ids.ts';
import type { Campaigns } from '../ports.ts';
import { campaignSchema } from './lane-schema.ts';
import { rowCodec } from './row-codec.ts';
import { LIMITS } from './table/limits.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'Campaign';
const HEAD = '0';

const campaigns = rowCodec('campaign', 1, campaignSchema);

/** A broadcast's partition: what is said, and to whom, frozen at confirmation. */
export function campaignStore(tables: Tables, newOperation: () => OperationId): Campaigns {
  return {
    async find(campaignId) {
      const row = await tables.get(TABLE, campaignId, HEAD);
      return row && campaigns.read(row);
    },
    async confirm(campaign) {
      const opId = newOperation();
      const row = { pk: campaign.id, rk: HEAD, values: campaigns.write(campaign, opId) };
      try {
        await tables.commit(TABLE, campaign.id, [{ kind: 'insert', row }], { rk: HEAD, opId });
      } catch (error) {
        if (!(error instanceof LedtradError && error.code === 'conflict')) throw error;
      }
    },
    async addReceivers(campaignId, tenantId, pids) {
      for (let from = 0; from < pids.length; from += LIMITS.transactionWrites) {
        const part = pids.slice(from, from + LIMITS.transactionWrites);
        await tables.commit(TABLE, campaignId, part.map((pid) => ({ kind: 'put', row: { pk: campaignId, rk: receiverKey(tenantId, pid), values: { v: 1 } } })));
      }
    },
    async tenants(campaignId) {
      const rows = await tables.range(TABLE, campaignId, { prefix: 't|' }, { select: ['v'] });
      const counts = new Map<TenantId, number>();
      for (const { rk } of rows) {
        const tenantId = rk.split('|')[1] as TenantId; // Written by addReceivers alone.
        counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1);
      }
      return counts;
    },
    async receivers(campaignId, tenantId, { limit, after }) {
      const prefix = receiverKey(tenantId, '');
      // A space sorts before every character of an id: the first key after `after`.
      const from = after === undefined ? prefix : `${prefix}${after} `;
      const rows = await tables.range(TABLE, campaignId, { from, to: `${prefix}~` }, { limit, select: ['v'] });
      return rows.map(({ rk }) => rk.slice(prefix.length) as PersonId); // Written by addReceivers alone.
    },
  };
}

function receiverKey(tenantId: TenantId, pid: PersonId | ''): string {
  return `t|${tenantId}|${pid}`;
}
