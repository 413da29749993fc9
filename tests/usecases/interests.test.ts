import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { listInterests } from '../../bot/usecases/list-interests.ts';
import { registerInterest } from '../../bot/usecases/register-interest.ts';
import { aPerson, COHORT, PROGRAMME, testWorld, type TestWorld } from '../support/world.ts';
import { coded, headOf } from './builders.ts';
import { aCopy, everyKill, unlessKilled } from './copies.ts';
import { rememberingTables } from './stored-rows.ts';

const SAID = { municipality: 'Sjöås', school: 'Bäckskolan', why: 'Jag vill pröva tillsammans med andra.' };
const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const PAGE = { limit: 10 };

describe('an interest in taking part', () => {
  it('is kept with what was said and listed for the facilitator', async () => {
    const { world } = await withStrangers('Alva Prov');
    const { value } = await registerInterest(world, await headOf(world, pid(0)), SAID);
    assert.deepEqual(value.interest, { registeredAt: '2026-11-22T10:00:00.000Z', programme: PROGRAMME });
    assert.deepEqual((await listInterests(world, LEADER, PAGE)).items, [
      { pid: pid(0), programme: PROGRAMME, name: 'Alva Prov', registeredAt: '2026-11-22T10:00:00.000Z', ...SAID },
    ]);
  });

  it('is mended in its place when it is registered again', async () => {
    const { world } = await withStrangers('Alva Prov');
    await registerInterest(world, await headOf(world, pid(0)), SAID);
    world.clock.move({ days: 3 });
    await registerInterest(world, await headOf(world, pid(0)), { ...SAID, school: 'Åskolan' });
    const { items } = await listInterests(world, LEADER, PAGE);
    assert.deepEqual(items.map(({ school, registeredAt }) => [school, registeredAt]), [['Åskolan', '2026-11-22T10:00:00.000Z']]);
  });

  it('is one when the tap is delivered twice at the same time', async () => {
    const { world } = await withStrangers('Alva Prov');
    const card = await headOf(world, pid(0));
    const first = registerInterest(world, card, SAID);
    world.clock.move({ seconds: 1 });
    await Promise.all([first, registerInterest(world, card, SAID)]);
    assert.equal((await listInterests(world, LEADER, PAGE)).items.length, 1);
  });

  it('is one when it is tapped again after a crash at any call to the store', async () => {
    for (const kill of everyKill(2)) {
      const { world, tables } = await withStrangers('Alva Prov');
      const copy = aCopy(world, tables, kill);
      assert.equal(await unlessKilled(registerInterest(copy.world, await headOf(world, pid(0)), SAID)), 'killed');
      world.clock.move({ minutes: 2 });
      await registerInterest(world, await headOf(world, pid(0)), SAID);
      assert.equal((await listInterests(world, LEADER, PAGE)).items.length, 1, JSON.stringify(kill));
    }
  });

  it('comes latest first, a page at a time, and none twice', async () => {
    const names = ['Alva', 'Bo', 'Cilla', 'Dag', 'Elsa'];
    const { world } = await withStrangers(...names);
    for (const index of names.keys()) {
      await registerInterest(world, await headOf(world, pid(index)), SAID);
      world.clock.move({ hours: 1 });
    }
    assert.deepEqual(await inPagesOf(world, 2), [['Elsa', 'Dag'], ['Cilla', 'Bo'], ['Alva']]);
  });

  it('is listed for nobody but facilitators', async () => {
    const { world } = await withStrangers('Alva Prov');
    await assert.rejects(listInterests(world, aPerson(), PAGE), coded('not-allowed'));
    await assert.rejects(listInterests(world, aPerson({ roles: [] }), PAGE), coded('not-allowed'));
  });
});

async function inPagesOf(world: TestWorld, limit: number, before?: string): Promise<string[][]> {
  const { items, earlier } = await listInterests(world, LEADER, { limit, ...(before ? { before } : {}) });
  const names = items.map(({ name }) => name);
  return earlier === undefined ? [names] : [names, ...(await inPagesOf(world, limit, earlier))];
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
