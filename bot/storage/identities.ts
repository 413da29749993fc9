import { z } from 'zod';
import { isConflict, LedtradError } from '../domain/errors.ts';
import type { ObjectId, OperationId, PersonId, TenantId } from '../domain/ids.ts';
import type { SeatKey } from '../domain/roster/roster-entry.ts';
import { seatKey } from '../domain/roster/seat-key.ts';
import type { Identity } from '../domain/identity.ts';
import type { Identities, KnownIdentity, Seat } from '../ports/identities.ts';
import type { Versioned } from '../ports/stored.ts';
import { rowCodec, storedId } from './row-codec.ts';
import { deleteFound } from './table/delete-found.ts';
import { inTransactions } from './table/in-transactions.ts';
import type { Row, Tables, Write } from './table/tables.ts';

const TABLE = 'Identity';
const ROW = '0';

const knownSchema: z.ZodType<KnownIdentity> = z.object({
  pid: storedId<PersonId>(),
  reach: z.object({ serviceUrl: z.string(), conversationId: z.string(), userId: z.string(), botId: z.string() }).exactOptional(),
});
const seatSchema: z.ZodType<Seat> = z.object({ pid: storedId<PersonId>(), boundTo: storedId<ObjectId>().exactOptional() });

const identities = rowCodec('identity', 1, knownSchema);
const seats = rowCodec('seat', 1, seatSchema);

/** The only table in which a directory id or an address leads to a person. */
export function identityStore(tables: Tables, newOperation: () => OperationId): Identities {
  const find = async (identity: Identity): Promise<KnownIdentity | undefined> => {
    const row = await tables.get(TABLE, identityKey(identity), ROW);
    return row && identities.read(row);
  };
  return {
    find,
    async bind(identity, pid) {
      const opId = newOperation();
      const pk = identityKey(identity);
      try {
        await tables.commit(TABLE, pk, [{ kind: 'insert', row: { pk, rk: ROW, values: identities.write({ pid }, opId) } }], { rk: ROW, opId });
        return { pid };
      } catch (error) {
        const there = isConflict(error) ? await find(identity) : undefined;
        if (!there) throw error;
        return there;
      }
    },
    async reached(identity, known) {
      const pk = identityKey(identity);
      await tables.commit(TABLE, pk, [{ kind: 'put', row: { pk, rk: ROW, values: identities.write(known, newOperation()) } }]);
    },
    async findSeat(tenantId, upn) {
      const row = await tables.get(TABLE, seatsOf(tenantId), seatKey(tenantId, upn));
      return row && { value: seats.read(row), etag: row.etag };
    },
    async takeSeat(tenantId, upn, seat: Versioned<Seat>, objectId) {
      const opId = newOperation();
      const [pk, rk] = [seatsOf(tenantId), seatKey(tenantId, upn)];
      const row = { pk, rk, values: seats.write({ ...seat.value, boundTo: objectId }, opId) };
      await tables.commit(TABLE, pk, [{ kind: 'replace', row, etag: seat.etag }], { rk, opId });
    },
    async seatsOf(tenantId) {
      const rows = await tables.range(TABLE, seatsOf(tenantId), { prefix: '' });
      return new Map(rows.map((row) => [row.rk as SeatKey, seats.read(row).pid])); // Keys of this partition are made by seatKey alone.
    },
    async reserveSeats(tenantId, wanted) {
      const pk = seatsOf(tenantId);
      const there = new Map((await tables.range(TABLE, pk, { prefix: '' })).map((row) => [row.rk, seats.read(row)]));
      if (wanted.some(({ key, pid }) => (there.get(key)?.pid ?? pid) !== pid)) throw new LedtradError('conflict');
      const missing = wanted.filter(({ key }) => !there.has(key));
      for (const part of inTransactions(missing)) {
        const opId = newOperation();
        const writes = part.map(({ key, pid }): Write => ({ kind: 'insert', row: { pk, rk: key, values: seats.write({ pid }, opId) } }));
        await tables.commit(TABLE, pk, writes, { rk: part[0]?.key ?? '', opId });
      }
    },
    async giveUpSeats(tenantId, given) {
      const pk = seatsOf(tenantId);
      const pids = new Map<string, PersonId>(given.map(({ key, pid }) => [key, pid]));
      await deleteFound(tables, TABLE, pk, async () => (await tables.range(TABLE, pk, { prefix: '' })).filter((row) => {
        const { pid, boundTo } = seats.read(row);
        return pids.get(row.rk) === pid && boundTo === undefined;
      }));
    },
    seatKeyOf: seatKey,
    async seatHolder(tenantId, seat) {
      const row = await tables.get(TABLE, seatsOf(tenantId), seat);
      return row && seats.read(row).pid;
    },
    findOrReserveSeat: (tenantId, seat, pid) => findOrReserveSeat(tables, newOperation(), tenantId, seat, pid),
    async rebind(identity, from, to) {
      const opId = newOperation();
      const pk = identityKey(identity);
      const row = await tables.get(TABLE, pk, ROW);
      if (!row) throw new LedtradError('conflict');
      const known = identities.read(row);
      if (known.pid === to) return;
      if (known.pid !== from) throw new LedtradError('conflict');
      await tables.commit(TABLE, pk, [{ kind: 'replace', row: { pk, rk: ROW, values: identities.write({ ...known, pid: to }, opId) }, etag: row.etag }], { rk: ROW, opId });
    },
  };
}

async function findOrReserveSeat(tables: Tables, opId: OperationId, tenantId: TenantId, seat: SeatKey, pid: PersonId): Promise<PersonId> {
  const pk = seatsOf(tenantId);
  try {
    await tables.commit(TABLE, pk, [{ kind: 'insert', row: { pk, rk: seat, values: seats.write({ pid }, opId) } }], { rk: seat, opId });
    return pid;
  } catch (error) {
    const there = isConflict(error) ? await tables.get(TABLE, pk, seat) : undefined;
    if (!there) throw error;
    return seats.read(there).pid;
  }
}

/** A seat that nobody has taken yet. */
export function newSeatRow(tenantId: TenantId, upn: string, pid: PersonId): Row {
  return { pk: seatsOf(tenantId), rk: seatKey(tenantId, upn), values: seats.write({ pid }) };
}

function identityKey({ tenantId, objectId }: Identity): string {
  return `${tenantId}|${objectId}`;
}

/** Together, so that a roster's seats are set up a hundred in a request. */
function seatsOf(tenantId: TenantId): string {
  return `${tenantId}|seats`;
}
