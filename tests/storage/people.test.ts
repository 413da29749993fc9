import assert from 'node:assert/strict';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { exportOwnData } from '../../bot/usecases/people/export-own-data.ts';
import { submitReflection } from '../../bot/usecases/reflections/submit-reflection.ts';
import { viewThread } from '../../bot/usecases/reflections/view-thread.ts';
import { aPerson, aTryingPerson, COHORT, settle, TEAM, testWorld, week } from '../support/world.ts';
import { coded, headOf, MAJA, ROUNDS, submitOf, written } from '../usecases/builders.ts';
import { rememberingTables } from '../usecases/stored-rows.ts';

describe('a person’s partition', () => {
  it('is created once', async () => {
    const world = await testWorld();
    await world.people.create(aPerson());
    await assert.rejects(world.people.create(aPerson({ name: 'Någon annan' })), coded('conflict'));
    assert.equal((await headOf(world)).value.name, 'Maja Prov');
  });

  it('is changed only by who read it as it is, and then as a whole', async () => {
    const world = await testWorld();
    const read = await settle(world, aTryingPerson());
    await submitReflection(world, read, submitOf(written()));
    await assert.rejects(world.people.save({ person: aTryingPerson({ nextStep: 'För sent' }), records: [{ kind: 'trial-retired', trialId: ROUNDS, reason: 'För sent' }] }, read.etag), coded('conflict'));
    assert.deepEqual(await world.people.trials(MAJA), []);
  });

  it('says where else rows about the person stand, so that an erasure finds them', async () => {
    const { tables, rows } = rememberingTables(memoryTables());
    const world = await testWorld({ tables });
    await settle(world, aTryingPerson());
    await submitReflection(world, await headOf(world), submitOf(written({ visibility: 'team' })));
    await submitReflection(world, await headOf(world), submitOf(written({ visibility: 'me' }), { week: '2026-W46' }));
    const footprints = (await rows()).filter(({ table, rk }) => table === 'People' && rk.startsWith('f|')).map(({ rk }) => rk);
    assert.deepEqual(footprints, [`f|Cohort|${COHORT}|${TEAM}|2026-W47.1`]);
  });

  it('is exported whole, earlier versions too', async () => {
    const world = await testWorld();
    await settle(world, aTryingPerson());
    await submitReflection(world, await headOf(world), submitOf(written({ did: 'Första.' })));
    await submitReflection(world, await headOf(world), submitOf(written({ did: 'Andra.' }), { baseRev: 1 }));
    const { rows } = await exportOwnData(world, (await headOf(world)).value);
    assert.deepEqual(rows.map(({ row }) => String(row).split('|')[0]), ['0', 'f', 'r', 'v', 'v']);
    assert.match(JSON.stringify(rows), /Första\..*Andra\.|Andra\..*Första\./s);
  });

  it('gives its reflections the latest week first, a page at a time', async () => {
    const world = await testWorld();
    await settle(world, aTryingPerson());
    for (const inWeek of ['2026-W45', '2026-W47', '2026-W46']) await submitReflection(world, await headOf(world), submitOf(written(), { week: week(inWeek) }));
    const { value } = await headOf(world);
    const first = await viewThread(world, value, { limit: 2 });
    assert.deepEqual(first.reflections.items.map(({ week: of }) => of), ['2026-W47', '2026-W46']);
    const { earlier } = first.reflections;
    assert.ok(earlier);
    const rest = await viewThread(world, value, { limit: 2, before: earlier });
    assert.deepEqual([rest.reflections.items.map(({ week: of }) => of), rest.reflections.earlier], [['2026-W45'], undefined]);
  });
});
