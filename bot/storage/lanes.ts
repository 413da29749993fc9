import { isConflict } from '../domain/errors.ts';
import { broadcastSlots, type LaneChange, type LaneCommit, type LaneGroup } from '../domain/lane/lane.ts';
import type { CampaignId, OperationId, TenantId } from '../domain/ids.ts';
import type { Lanes } from '../ports/lanes.ts';
import { nudgeHintRow, nudgeHints } from './hint-rows.ts';
import { AGAIN, againKey, CANCELLED, channelKey, channels, deliveries, endKey, failureKey, failures, isTicket, lanes, results, sendAgains, slotKey, ticketKey, tickets, writesOf } from './lane-rows.ts';
import { readPage } from './page.ts';
import type { Row, StoredRow, Tables, Values, Write } from './table/tables.ts';

const TABLE = 'Lane';
const LANE = '0';
const COPIES = 'copies';

/** Hints, deliveries, what is pending and the lease of one tenant share its partition; its keys are told in README.md beside this file. */
export function laneStore(tables: Tables, onIllegible: (error: unknown) => void = () => {}): Lanes {
  /** One row that cannot be read, perhaps of a version to come, must not stop a whole tenant: it is told of and left. */
  function legible<Item>(rows: readonly StoredRow[], read: (row: StoredRow) => Item): Item[] {
    return rows.flatMap((row) => {
      try {
        return [read(row)];
      } catch (error) {
        onIllegible(error);
        return [];
      }
    });
  }

  async function look(tenantId: TenantId): ReturnType<Lanes['look']> {
    const row = await tables.get(TABLE, tenantId, LANE);
    return row && { value: lanes.read(row), etag: row.etag };
  }

  async function put(tenantId: TenantId, ...rows: readonly { rk: string; values: Values }[]): Promise<void> {
    await tables.commit(TABLE, tenantId, rows.map((row) => ({ kind: 'put', row: { pk: tenantId, ...row } })));
  }

  return {
    look,
    async commit(tenantId, lane, read, groups, opId) {
      const write = (etag: string | undefined, id: OperationId, changes: readonly LaneChange[]) => {
        const row: Row = { pk: tenantId, rk: LANE, values: lanes.write(lane, id) };
        const head: Write = etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag };
        return tables.commit(TABLE, tenantId, [head, ...changes.flatMap((change) => writesOf(tenantId, change))], { rk: LANE, opId: id });
      };
      const committed = (etag: string | undefined, rejected: readonly LaneGroup[]): LaneCommit => ({ kind: 'committed', etag: etag ?? '', rejected });
      try {
        const { etags } = await write(read?.etag, opId, groups.flat());
        return committed(etags.get(LANE), []);
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
      const stands = await tables.get(TABLE, tenantId, LANE);
      const reached = reachedBefore(stands, opId, groups) ?? (stands?.etag === read?.etag ? { etag: read?.etag, next: 0, rejected: [] } : undefined);
      return reached ? await oneByOne(groups, reached, opId, write, committed) : { kind: 'fenced' };
    },
    async queue(tenantId) {
      const rows = await tables.range(TABLE, tenantId, { prefix: 'q|' });
      return legible(rows, (row) => deliveries.read(row));
    },
    async dueHints(tenantId, now, limit) {
      const rows = await tables.range(TABLE, tenantId, { from: 'n|', to: `n|${now}~` }, { limit });
      return legible(rows, (row) => ({ value: nudgeHints.read(row), etag: row.etag }));
    },
    async slot(tenantId, id) {
      const row = await tables.get(TABLE, tenantId, slotKey(id));
      return row && { value: results.read(row), etag: row.etag };
    },
    async slotsOf(tenantId, ticket) {
      const rows = await tables.range(TABLE, tenantId, { prefix: slotKey(broadcastSlots(ticket)) });
      return legible(rows, (row) => ({ value: results.read(row), etag: row.etag }));
    },
    async slotsBefore(tenantId, date, limit) {
      const rows = await tables.range(TABLE, tenantId, { from: slotKey('0'), to: slotKey(date) }, { limit, select: ['v'] });
      return rows.map(({ rk }) => rk.slice(slotKey('').length));
    },
    async orders(tenantId) {
      const rows = await tables.range(TABLE, tenantId, { prefix: 'b|' });
      const cancelled = new Set(rows.filter(({ rk }) => rk.endsWith(CANCELLED)).map(({ rk }) => rk.slice(0, -CANCELLED.length)));
      return {
        tickets: legible(rows.filter(({ rk }) => isTicket(rk)), (row) => ({ ...tickets.read(row), ...(cancelled.has(row.rk) ? { cancelled: true } : {}) })),
        again: legible(rows.filter(({ rk }) => rk.includes(AGAIN)), (row) => ({ value: sendAgains.read(row), etag: row.etag })),
        cancelled: [...cancelled].map((key) => key.slice('b|'.length) as CampaignId), // Written by `cancel` alone.
      };
    },
    async ticket(tenantId, campaignId) {
      const [going, over] = await Promise.all([tables.get(TABLE, tenantId, ticketKey({ campaignId })), tables.get(TABLE, tenantId, endKey({ campaignId }))]);
      const row = going ?? over;
      return row && { ticket: tickets.read(row), isOver: going === undefined };
    },
    async channel(tenantId, place) {
      const row = await tables.get(TABLE, tenantId, channelKey(place));
      return row && { value: channels.read(row), etag: row.etag };
    },
    async failures(tenantId, page) {
      const { items, ...rest } = await readPage(tables, TABLE, tenantId, 'f|', page, (row) => row);
      return { ...rest, items: legible(items, (row) => failures.read(row)) };
    },
    async failuresOf(tenantId, to) {
      const rows = await tables.range(TABLE, tenantId, { prefix: failureKey(to, '') });
      return legible(rows, (row) => failures.read(row));
    },
    async issue(tenantId, ticket) {
      try {
        await tables.commit(TABLE, tenantId, [
          { kind: 'insert', row: { pk: tenantId, rk: ticketKey(ticket), values: tickets.write(ticket) } },
          // Stays when the ticket is done, so that what is confirmed twice is not carried out twice.
          { kind: 'insert', row: { pk: tenantId, rk: `i|${ticket.campaignId}`, values: { v: 1 } } },
        ]);
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    },
    cancel: (tenantId, campaignId) => put(tenantId, { rk: `${ticketKey({ campaignId })}${CANCELLED}`, values: { v: 1 } }),
    sendAgain: (tenantId, order) => put(tenantId, { rk: againKey(order), values: sendAgains.write(order) }),
    link: (tenantId, channel, hint) => put(tenantId, { rk: channelKey(channel), values: channels.write(channel) }, nudgeHintRow(tenantId, hint)),
    async unlink(tenantId, place) {
      await tables.commit(TABLE, tenantId, [{ kind: 'delete', rk: channelKey(place) }]);
    },
    async announce(copy) {
      await tables.commit(TABLE, COPIES, [{ kind: 'put', row: { pk: COPIES, rk: copy, values: { v: 1 } } }]);
    },
    async forgetCopy(copy) {
      await tables.commit(TABLE, COPIES, [{ kind: 'delete', rk: copy }]);
    },
    async copies() {
      const rows = await tables.range(TABLE, COPIES, { prefix: '' });
      return rows.map(({ rk, etag }) => ({ copy: rk, mark: etag }));
    },
  };
}

/** How far the groups of a commit have been written one by one. */
interface Reached {
  readonly etag: string | undefined;
  readonly next: number;
  /** Places of the groups that were rejected. */
  readonly rejected: readonly number[];
}

/** After a rejection: each group by itself, so that the one that was at fault is found and holds no other back. */
async function oneByOne(
  groups: readonly LaneGroup[],
  reached: Reached,
  opId: OperationId,
  write: (etag: string | undefined, id: OperationId, changes: readonly LaneChange[]) => Promise<{ etags: ReadonlyMap<string, string> }>,
  committed: (etag: string | undefined, rejected: readonly LaneGroup[]) => LaneCommit,
): Promise<LaneCommit> {
  const rejected = [...reached.rejected];
  let { etag } = reached;
  for (const [index, group] of [...groups, []].entries()) {
    if (index < reached.next) continue;
    try {
      const { etags } = await write(etag, partOf(opId, index, rejected), group);
      etag = etags.get(LANE);
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (group.length === 0) return { kind: 'fenced' };
      rejected.push(index);
    }
  }
  return committed(etag, groups.filter((_, index) => rejected.includes(index)));
}

/** Each is a decision of its own, recognised by an id of its own if its answer is lost; and it tells how far the whole has come. */
function partOf(opId: OperationId, index: number, rejected: readonly number[]): OperationId {
  return `${opId}.${index}.${rejected.join('-')}` as OperationId;
}

/** When a commit is repeated because an outage broke it off in the middle: what stands there is its own last part. */
function reachedBefore(stands: StoredRow | undefined, opId: OperationId, groups: readonly LaneGroup[]): Reached | undefined {
  const written = String(stands?.values['opId']);
  if (!stands || !written.startsWith(`${opId}.`)) return undefined;
  const [index, rejected] = written.slice(opId.length + 1).split('.');
  const places = rejected ? rejected.split('-').map(Number) : [];
  return { etag: stands.etag, next: Number(index) + 1, rejected: places.filter((place) => place < groups.length) };
}
