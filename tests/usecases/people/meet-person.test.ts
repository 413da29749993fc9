import assert from 'node:assert/strict';
import type { ObjectId } from '../../../bot/domain/ids.ts';
import type { Identity } from '../../../bot/domain/identity.ts';
import { newSeatRow } from '../../../bot/storage/identities.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { chooseActions } from '../../../bot/usecases/trials/choose-actions.ts';
import { meetPerson, recognisePerson, type Visitor } from '../../../bot/usecases/people/meet-person.ts';
import { pausePerson } from '../../../bot/usecases/nudges/pause-person.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { REACH } from '../../support/reach.ts';
import { aPerson, COHORT, objectId, TEAM, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { actionIds, choiceOf, coded, headOf, MAJA, submitOf, written } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { rememberingTables, textOf } from '../stored-rows.ts';

const UPN = 'maja.prov@skola.example';
const NO_ADDRESS = '';

describe('the first contact', () => {
  it('of somebody with a seat binds it to them, and their tenant becomes their home', async () => {
    const { world } = await withSeat();
    const { value } = await meetPerson(world, visitor());
    assert.deepEqual([value.pid, value.name, value.home], [MAJA, 'Maja Prov', identity(1)]);
    assert.deepEqual((await world.identities.findSeat(TENANT, UPN))?.value, { pid: MAJA, boundTo: objectId(1) });
  });

  it('knows the address whatever its case', async () => {
    const { world } = await withSeat();
    assert.equal((await meetPerson(world, visitor(1, ' Maja.PROV@skola.example'))).value.pid, MAJA);
  });

  it('of a second person with the same address makes a stranger of them', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor(1));
    const { value } = await meetPerson(world, visitor(2));
    assert.notEqual(value.pid, MAJA);
    assert.deepEqual(value.roles, []);
    assert.equal((await meetPerson(world, visitor(1))).value.pid, MAJA);
  });

  it('with a seat’s address from another tenant makes a stranger', async () => {
    const { world } = await withSeat();
    const elsewhere = { ...identity(1), tenantId: '33333333-3333-4333-8333-333333333333' as typeof TENANT };
    assert.notEqual((await meetPerson(world, { ...visitor(1), identity: elsewhere })).value.pid, MAJA);
  });

  it('of two persons at once for one seat gives it to one of them', async () => {
    const { world } = await withSeat();
    const met = await Promise.all([meetPerson(world, visitor(1)), meetPerson(world, visitor(2))]);
    assert.equal(met.filter(({ value }) => value.pid === MAJA).length, 1);
    assert.equal(new Set(met.map(({ value }) => value.pid)).size, 2);
  });

  it('without a seat makes a person who takes part in nothing and shares nothing', async () => {
    const { world } = await withSeat();
    const { value } = await meetPerson(world, visitor(7, 'ny@skola.example', 'Ny Prov'));
    assert.deepEqual([value.name, value.roles, value.trials, value.settings.visibility, value.home], ['Ny Prov', [], [], 'me', identity(7)]);
  });

  for (const upn of [UPN, NO_ADDRESS]) {
    it(`at the same time on two copies makes one person, ${upn === UPN ? 'with' : 'without'} a seat`, async () => {
      const { world, tables } = await withSeat();
      const copies = [1, 2, 3].map(() => aCopy(world, tables));
      const met = await Promise.all(copies.map((copy) => meetPerson(copy.world, visitor(1, upn))));
      assert.equal(new Set(met.map(({ value }) => value.pid)).size, 1);
      assert.equal((await meetPerson(world, visitor(1, upn))).value.pid, met[0]?.value.pid);
    });

    it(`heals after a crash at any call to the store, ${upn === UPN ? 'with' : 'without'} a seat`, async () => {
      const calls = await callsOfFirstContact(upn);
      for (const kill of everyKill(calls)) {
        const { world, tables } = await withSeat();
        assert.equal(await unlessKilled(meetPerson(aCopy(world, tables, kill).world, { ...visitor(1, upn), reach: REACH })), 'killed');
        const first = await meetPerson(world, { ...visitor(1, upn), reach: REACH });
        const second = await meetPerson(aCopy(world, tables).world, visitor(1, upn));
        assert.equal(first.value.pid, second.value.pid);
        assert.equal(first.value.pid === MAJA, upn === UPN, JSON.stringify(kill));
        assert.deepEqual(first.value.home, identity(1));
        assert.deepEqual((await world.identities.find(identity(1)))?.reach, REACH);
      }
    });
  }

  it('asks the host who somebody is once, and never again', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor());
    await meetPerson(world, { identity: identity(1), profile: () => Promise.reject(new Error('asked again')) });
  });

  it('costs twelve requests with a seat and seven without, and every later one its head alone', async () => {
    for (const [upn, cost] of [[UPN, 12], [NO_ADDRESS, 7]] as const) {
      const { world, counted } = await withSeat();
      const before = counted();
      await meetPerson(world, { ...visitor(1, upn), reach: REACH });
      assert.equal(counted() - before, cost);
      await meetPerson(world, { ...visitor(1, upn), reach: REACH });
      assert.equal(counted() - before, cost + 1);
    }
  });
});

describe('the way to a person', () => {
  it('is the latest that was verified', async () => {
    const { world, tables } = await withSeat();
    await meetPerson(world, { ...visitor(), reach: REACH });
    const moved = { ...REACH, conversationId: 'a:samtal-två' };
    await meetPerson(world, { ...visitor(), reach: moved });
    assert.deepEqual((await aCopy(world, tables).world.identities.find(identity(1)))?.reach, moved);
  });

  it('once it is known, takes back that nobody was reached, also where that was said at the same moment', async () => {
    const { world } = await withSeat();
    await meetPerson(world, visitor());
    const { identities } = world;
    const racing = { ...world, identities: { ...identities, reached: async (...those: Parameters<typeof identities.reached>) => {
      const head = await headOf(world);
      await world.people.save({ person: { ...head.value, unreachable: { since: '2026-11-26T13:00:00.000Z', reason: 'no-conversation' } }, records: [] }, head.etag);
      await identities.reached(...those);
    } } };
    await meetPerson(racing, { ...visitor(), reach: REACH });
    assert.equal((await headOf(world)).value.unreachable, undefined);
  });

  it('is kept when somebody comes by another door', async () => {
    const { world, tables } = await withSeat();
    await meetPerson(world, { ...visitor(), reach: REACH });
    await meetPerson(world, visitor());
    assert.deepEqual((await aCopy(world, tables).world.identities.find(identity(1)))?.reach, REACH);
  });
});

describe('the tab', () => {
  it('recognises who has been met in chat, and nobody else', async () => {
    const { world } = await withSeat();
    await assert.rejects(recognisePerson(world, identity(1)), coded('identity-unclear'));
    await meetPerson(world, visitor());
    assert.equal((await recognisePerson(world, identity(1))).value.pid, MAJA);
  });
});

describe('an id of a directory', () => {
  it('is nowhere but in the identities, the person’s own partition and the name of their tenant’s lane', async () => {
    const { world, rows } = await withSeat();
    await aWholeHistory(world);
    const stored = await rows();
    assert.ok(new Set(stored.map(({ table }) => table)).size >= 4);
    const elsewhere = stored.filter(({ table, pk }) => table !== 'Identity' && !(table === 'People' && pk === MAJA));
    for (const row of elsewhere.filter(({ table }) => table !== 'Lane' && table !== 'People')) assert.doesNotMatch(textOf(row), DIRECTORY_ID, `${row.table} ${row.rk}`);
    for (const row of elsewhere.filter(({ table }) => table === 'Lane')) assert.doesNotMatch(textOf(row).replaceAll(TENANT, ''), DIRECTORY_ID, row.rk);
    for (const row of elsewhere) assert.ok(!/skola\.example|a:samtal|29:maja/.test(textOf(row)), `${row.table} ${row.rk}`);
  });
});

const DIRECTORY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

async function aWholeHistory(world: TestWorld): Promise<void> {
  await meetPerson(world, { ...visitor(), reach: REACH });
  await chooseActions(world, await headOf(world), choiceOf(actionIds().slice(0, 2)), undefined);
  const trialId = (await headOf(world)).value.focus;
  assert.ok(trialId);
  await submitReflection(world, await headOf(world), submitOf(written({ visibility: 'cohort' }), { trialId }));
  await submitReflection(world, await headOf(world), submitOf(written({ visibility: 'team', did: 'Ändrat.' }), { trialId, baseRev: 1 }));
  await pausePerson(world, await headOf(world), '2026-12-06');
  const stranger = await meetPerson(world, visitor(9, NO_ADDRESS));
  await registerInterest(world, stranger, { municipality: 'Sjöås', school: 'Bäckskolan', why: '' });
}

async function callsOfFirstContact(upn: string): Promise<number> {
  const { world, tables } = await withSeat();
  const copy = aCopy(world, tables);
  await meetPerson(copy.world, { ...visitor(1, upn), reach: REACH });
  return copy.calls();
}

/** A roster's seat for Maja, who has not been met. */
async function withSeat() {
  let requests = 0;
  const { tables, rows } = rememberingTables(memoryTables({ onRequest: () => { requests += 1; } }));
  const world = await testWorld({ tables });
  await world.people.create(aPerson({ roles: aPerson().roles.map((role) => ({ ...role, cohortId: COHORT, teamId: TEAM })) }));
  const seat = newSeatRow(TENANT, UPN, MAJA);
  await tables.commit('Identity', seat.pk, [{ kind: 'insert', row: seat }]);
  return { world, tables, rows, counted: () => requests };
}

function visitor(number = 1, upn: string = UPN, name = 'Maja från värden'): Visitor {
  return { identity: identity(number), profile: async () => ({ name, ...(upn === NO_ADDRESS ? {} : { upn }) }) };
}

function identity(number: number): Identity & { readonly objectId: ObjectId } {
  return { tenantId: TENANT, objectId: objectId(number) };
}

