import { z } from 'zod';
import type { OperationId, TeamId, TenantId } from '../domain/ids.ts';
import type { ChannelTab, Cohorts, Place, TeamChannel } from '../ports/cohorts.ts';
import { rowCodec, storedId } from './row-codec.ts';
import { ConflictError, type StoredRow, type Tables } from './table/tables.ts';

const TABLE = 'Cohort';
const CHANNEL = 'c|';
const MOST_TRIES = 5;

const linkedSchema: z.ZodType<Linked> = z.object({
  tab: z.object({ tenantId: storedId<TenantId>(), channelId: z.string(), groupId: z.string().exactOptional() }).exactOptional(),
  digest: storedId<TenantId>().exactOptional(),
});
const links = rowCodec('channel', 2, linkedSchema);

type Linked = Omit<TeamChannel, 'teamId'>;

/** What of Teams a learning team is linked to: the channel with its tab, and the one of its digest, in one row. */
export function channelStore(tables: Tables, newOperation: () => OperationId): Pick<Cohorts, 'channels' | 'setChannelTab' | 'channelTenant' | 'setChannelTenant'> {
  async function change(place: Place, changed: (linked: Linked) => Linked): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await changeOnce(place, changed);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === MOST_TRIES) throw error;
      }
    }
  }

  async function changeOnce(place: Place, changed: (linked: Linked) => Linked): Promise<void> {
    const rk = CHANNEL + place.teamId;
    const read = await tables.get(TABLE, place.cohortId, rk);
    const opId = newOperation();
    const row = { pk: place.cohortId, rk, values: links.write(changed(read ? linkedIn(read) : {}), opId) };
    await tables.commit(TABLE, place.cohortId, [read ? { kind: 'replace', row, etag: read.etag } : { kind: 'insert', row }], { rk, opId });
  }

  return {
    async channels(cohortId) {
      const rows = await tables.range(TABLE, cohortId, { prefix: CHANNEL });
      return rows.map((row) => ({ teamId: row.rk.slice(CHANNEL.length) as TeamId, ...linkedIn(row) })); // The rest of a key of ours.
    },
    async setChannelTab(place, tab) {
      await change(place, ({ tab: _former, ...others }) => ({ ...others, ...(tab ? { tab: tabOf(tab) } : {}) }));
    },
    async channelTenant(place) {
      const row = await tables.get(TABLE, place.cohortId, CHANNEL + place.teamId);
      return row && linkedIn(row).digest;
    },
    async setChannelTenant(place, digest) {
      await change(place, ({ digest: _former, ...others }) => ({ ...others, ...(digest ? { digest } : {}) }));
    },
  };
}

/** Version 1 held the digest's tenant alone, as a property of its own. */
function linkedIn(row: StoredRow): Linked {
  const { v, tenantId } = row.values;
  if (v === 1 && typeof tenantId === 'string') return { digest: tenantId as TenantId }; // Written by version 1 alone.
  return links.read(row);
}

function tabOf({ tenantId, channelId, groupId }: ChannelTab): ChannelTab {
  return { tenantId, channelId, ...(groupId === undefined ? {} : { groupId }) };
}
