import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { ConflictError } from '../../bot/storage/table/tables.ts';
import { repairProjections } from '../../bot/usecases/repair-projections.ts';
import { submitReflection } from '../../bot/usecases/reflections/submit-reflection.ts';
import { aTryingPerson, settle, TENANT, testWorld, type TestWorld } from '../support/world.ts';
import { coded, headOf, submitOf, summaryIn, written } from './builders.ts';
import { aCopy, unlessKilled } from './copies.ts';

const ALVA = 'p-alva' as PersonId;
const BO = 'p-bo' as PersonId;

describe('the repair of projections', () => {
  it('finds nothing before a minute has passed, and everything after it', async () => {
    const { world } = await withUnprojected(ALVA);
    world.clock.move({ seconds: 59 });
    assert.equal(await repairProjections(world, TENANT), 0);
    world.clock.move({ seconds: 1 });
    assert.equal(await repairProjections(world, TENANT), 1);
    assert.equal((await summaryIn(world, ALVA))?.rev, 2);
    assert.equal(await repairProjections(world, TENANT), 0);
  });

  it('leaves a hint in place that fails, tells of it, and carries out the others', async () => {
    const { world, tables } = await withUnprojected(ALVA, BO);
    await tables.commit('People', ALVA, [{ kind: 'put', row: { pk: ALVA, rk: '0', values: { v: 1, json: '{}' } } }]);
    world.clock.move({ seconds: 61 });
    await assert.rejects(repairProjections(world, TENANT), coded('unexpected'));
    assert.equal((await summaryIn(world, BO))?.rev, 2);
    const left = await world.hints.due(TENANT, '9999', 10);
    assert.deepEqual(left.map(({ value }) => value.pid), [ALVA]);
  });

  it('keeps the hint when others write so often that it cannot get through', async () => {
    const { world } = await withUnprojected(ALVA);
    world.clock.move({ seconds: 61 });
    const busy = { ...world, cohorts: { ...world.cohorts, project: () => Promise.reject(new ConflictError('Cohort', 'changed')) } };
    await assert.rejects(repairProjections(busy, TENANT), coded('too-busy'));
    assert.equal((await world.hints.due(TENANT, '9999', 10)).length, 1);
    assert.equal(await repairProjections(world, TENANT), 1);
  });

  it('passes over a person who is there no more', async () => {
    const { world, tables } = await withUnprojected(ALVA);
    await tables.commit('People', ALVA, [{ kind: 'delete', rk: '0' }]);
    world.clock.move({ seconds: 61 });
    assert.equal(await repairProjections(world, TENANT), 1);
    assert.equal(await summaryIn(world, ALVA), undefined);
  });

  it('of a tenant leaves other tenants alone', async () => {
    const { world } = await withUnprojected(ALVA);
    world.clock.move({ seconds: 61 });
    assert.equal(await repairProjections(world, '33333333-3333-4333-8333-333333333333' as typeof TENANT), 0);
  });

  it('done by two copies at once does no harm', async () => {
    const { world } = await withUnprojected(ALVA, BO);
    world.clock.move({ seconds: 61 });
    await Promise.all([repairProjections(world, TENANT), repairProjections(world, TENANT)]);
    assert.equal((await world.hints.due(TENANT, '9999', 10)).length, 0);
    for (const pid of [ALVA, BO]) assert.equal((await summaryIn(world, pid))?.rev, 2);
  });
});

/** People whose reflection was committed by a copy that was killed right after. */
async function withUnprojected(...pids: readonly PersonId[]): Promise<{ world: TestWorld; tables: TestWorld['tables'] }> {
  const tables = memoryTables();
  const world = await testWorld({ tables });
  for (const [index, pid] of pids.entries()) {
    await settle(world, aTryingPerson({ pid, name: pid }), index + 1);
    const copy = aCopy(world, tables, { call: 2, when: 'after' });
    assert.equal(await unlessKilled(submitReflection(copy.world, await headOf(world, pid), submitOf(written()))), 'killed');
  }
  return { world, tables };
}
