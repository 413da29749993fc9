import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { listCandidates } from '../../../bot/usecases/selection/list-candidates.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { aPerson, COHORT, objectId, PROGRAMME, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { coded, headOf } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { rememberingTables } from '../stored-rows.ts';

const SAID = { municipality: 'Sjöås', school: 'Bäckskolan', why: 'Jag vill pröva tillsammans med andra.' };
const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });

describe('an interest in taking part', () => {
  it('is kept with what was said and listed for the facilitator', async () => {
    const { world } = await withStrangers('Alva Prov');
    const { value } = await registerInterest(world, await headOf(world, pid(0)), SAID);
    assert.deepEqual(value.interest, { registeredAt: '2026-11-22T10:00:00.000Z', programme: PROGRAMME });
    assert.deepEqual(await listed(world), [
      { source: { kind: 'interest', pid: pid(0) }, programme: PROGRAMME, name: 'Alva Prov', registeredAt: '2026-11-22T10:00:00.000Z', approved: {}, ...SAID },
    ]);
  });

  it('is mended in its place when it is registered again', async () => {
    const { world } = await withStrangers('Alva Prov');
    await registerInterest(world, await headOf(world, pid(0)), SAID);
    world.clock.move({ days: 3 });
    await registerInterest(world, await headOf(world, pid(0)), { ...SAID, school: 'Åskolan' });
    assert.deepEqual((await listed(world)).map(({ school, registeredAt }) => [school, registeredAt]), [['Åskolan', '2026-11-22T10:00:00.000Z']]);
  });

  it('is one when the tap is delivered twice at the same time', async () => {
    const { world } = await withStrangers('Alva Prov');
    const card = await headOf(world, pid(0));
    const first = registerInterest(world, card, SAID);
    world.clock.move({ seconds: 1 });
    await Promise.all([first, registerInterest(world, card, SAID)]);
    assert.equal((await listed(world)).length, 1);
  });

  it('is one when it is tapped again after a crash at any call to the store', async () => {
    for (const kill of everyKill(3)) {
      const { world, tables } = await withStrangers('Alva Prov');
      const copy = aCopy(world, tables, kill);
      assert.equal(await unlessKilled(registerInterest(copy.world, await headOf(world, pid(0)), SAID)), 'killed');
      world.clock.move({ minutes: 2 });
      await registerInterest(world, await headOf(world, pid(0)), SAID);
      assert.equal((await listed(world)).length, 1, JSON.stringify(kill));
    }
  });

  it('comes latest first', async () => {
    const names = ['Alva', 'Bo', 'Cilla', 'Dag', 'Elsa'];
    const { world } = await withStrangers(...names);
    for (const index of names.keys()) {
      await registerInterest(world, await headOf(world, pid(index)), SAID);
      world.clock.move({ hours: 1 });
    }
    assert.deepEqual((await listed(world)).map(({ name }) => name), ['Elsa', 'Dag', 'Cilla', 'Bo', 'Alva']);
  });

  it('is listed for nobody but facilitators', async () => {
    const { world } = await withStrangers('Alva Prov');
    await assert.rejects(listCandidates(world, aPerson(), COHORT), coded('not-allowed'));
    await assert.rejects(listCandidates(world, aPerson({ roles: [] }), COHORT), coded('not-allowed'));
    await assert.rejects(listCandidates(world, aPerson({ roles: [{ kind: 'facilitator', cohortId: 'c-annan' as CohortId, teams: 'all' }] }), COHORT), coded('not-allowed'));
  });

  it('of a protected identity is counted and in no list', async () => {
    const { world } = await withStrangers('Alva Prov');
    const hidden = await world.people.create(aPerson({ pid: 'p-skyddad' as PersonId, name: 'Hemlig Prov', roles: [], protectedIdentity: true }));
    await registerInterest(world, hidden, SAID);
    const { candidates, notListed } = await listCandidates(world, LEADER, COHORT);
    assert.deepEqual([candidates, notListed], [[], 1]);
    assert.doesNotMatch(JSON.stringify(await world.candidates.all(PROGRAMME)), /Hemlig/);
  });

  it('knows the organisation by the tenant that the person comes from', async () => {
    const { world } = await withStrangers();
    await world.organisations.save({ id: 'o-sjoas' as OrganisationId, name: 'Sjöås kommun', tenantId: TENANT, ready: {} }, undefined);
    const alva = await world.people.create(aPerson({ pid: pid(0), name: 'Alva Prov', roles: [], home: { tenantId: TENANT, objectId: objectId(1) } }));
    await registerInterest(world, alva, SAID);
    assert.deepEqual((await listed(world)).map(({ organisationId }) => organisationId), ['o-sjoas']);
  });

  it('that an earlier version stored is read as one that nothing has been decided of', async () => {
    const { world, tables } = await withStrangers();
    const old = { pid: 'p-gammal', programme: PROGRAMME, name: 'Gammal Prov', registeredAt: '2026-11-01T10:00:00.000Z', ...SAID };
    const { registeredAt } = old;
    const rk = `i|${world.candidates.idOf({ registeredAt, source: { kind: 'interest', pid: old.pid as PersonId } })}`;
    await tables.commit('Cohort', `intake|${PROGRAMME}`, [{ kind: 'put', row: { pk: `intake|${PROGRAMME}`, rk, values: { v: 1, json: JSON.stringify(old) } } }]);
    const [found] = await listed(world);
    assert.deepEqual([found?.source, found?.approved, found?.name], [{ kind: 'interest', pid: old.pid }, {}, 'Gammal Prov']);
  });
});

async function listed(world: TestWorld) {
  return (await listCandidates(world, LEADER, COHORT)).candidates.map(({ value }) => value);
}

async function withStrangers(...names: readonly string[]) {
  const { tables } = rememberingTables(memoryTables());
  const world = await testWorld({ tables });
  for (const [index, name] of names.entries()) await world.people.create(aPerson({ pid: pid(index), name, roles: [] }));
  return { world, tables };
}

function pid(index: number): PersonId {
  return `p-${index}` as PersonId;
}
