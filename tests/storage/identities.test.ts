import assert from 'node:assert/strict';
import type { ObjectId, OperationId, PersonId } from '../../bot/domain/ids.ts';
import { cachedIdentities } from '../../bot/storage/cached-identities.ts';
import { identityStore, newSeatRow } from '../../bot/storage/identities.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { REACH } from '../support/reach.ts';
import { objectId, TENANT } from '../support/world.ts';
import { coded } from '../usecases/builders.ts';

const MAJA = { tenantId: TENANT, objectId: objectId(1) };
const PID = 'p-maja' as PersonId;

describe('an identity', () => {
  it('leads to whoever was bound to it first', async () => {
    const { identities } = stores();
    assert.equal(await identities.find(MAJA), undefined);
    assert.deepEqual(await identities.bind(MAJA, PID), { pid: PID });
    assert.deepEqual(await identities.bind(MAJA, 'p-annan' as PersonId), { pid: PID });
  });

  it('is not the same in another tenant', async () => {
    const { identities } = stores();
    await identities.bind(MAJA, PID);
    assert.equal(await identities.find({ ...MAJA, tenantId: '33333333-3333-4333-8333-333333333333' as typeof TENANT }), undefined);
  });

  it('that was met is asked of the store once', async () => {
    const { identities, asked } = stores();
    await identities.bind(MAJA, PID);
    await identities.reached(MAJA, { pid: PID, reach: REACH });
    const before = asked();
    assert.deepEqual(await identities.find(MAJA), { pid: PID, reach: REACH });
    assert.equal(asked() - before, 0);
  });

  it('that is reached nowhere yet is asked for again, because another copy may hear from them first', async () => {
    const { identities, store } = stores();
    await identities.bind(MAJA, PID);
    await identities.find(MAJA);
    await store.reached(MAJA, { pid: PID, reach: REACH });
    assert.deepEqual(await identities.find(MAJA), { pid: PID, reach: REACH });
  });

  it('that is not known is asked for again, because it may be bound on another copy', async () => {
    const { identities, store } = stores();
    await identities.find(MAJA);
    await store.bind(MAJA, PID);
    assert.deepEqual(await identities.find(MAJA), { pid: PID });
  });
});

describe('a seat', () => {
  it('is taken once, by who read it as it is', async () => {
    const { store, tables } = stores();
    const row = newSeatRow(TENANT, 'Maja.Prov@skola.example', PID);
    await tables.commit('Identity', row.pk, [{ kind: 'insert', row }]);
    const seat = await store.findSeat(TENANT, ' maja.prov@SKOLA.example');
    assert.ok(seat);
    await store.takeSeat(TENANT, 'maja.prov@skola.example', seat, objectId(1));
    await assert.rejects(store.takeSeat(TENANT, 'maja.prov@skola.example', seat, objectId(2)), coded('conflict'));
    assert.equal((await store.findSeat(TENANT, 'maja.prov@skola.example'))?.value.boundTo, objectId(1) satisfies ObjectId);
  });

  it('does not tell its address', () => {
    assert.doesNotMatch(JSON.stringify(newSeatRow(TENANT, 'maja.prov@skola.example', PID)), /maja\.prov|skola/);
  });
});

function stores() {
  let requests = 0;
  let operations = 0;
  const tables = memoryTables({ onRequest: () => { requests += 1; } });
  const store = identityStore(tables, () => `o${(operations += 1)}` as OperationId);
  return { tables, store, identities: cachedIdentities(store), asked: () => requests };
}
