import assert from 'node:assert/strict';
import { outcomeOf } from '../../../bot/domain/calendar/ledger.ts';
import { endPause, pausePerson } from '../../../bot/usecases/nudges/pause-person.ts';
import { aTryingPerson, settle, testWorld, week, type TestWorld } from '../../support/world.ts';
import { headOf, summaryIn } from '../builders.ts';

describe('a person who pauses', () => {
  it('is paused from today, and the cohort’s figures know the weeks and nothing else', async () => {
    const world = await settled();
    const { value } = await pausePerson(world, await headOf(world), '2026-12-31');
    assert.deepEqual(value.pause, { from: '2026-11-22', until: '2026-12-31' });
    const summary = await summaryIn(world);
    assert.deepEqual(summary?.paused, { from: '2026-W47', until: '2026-W53' });
  });

  it('again, with another end, keeps the weeks of the first pause', async () => {
    const world = await settled();
    await pausePerson(world, await headOf(world), '2026-11-30');
    world.clock.move({ days: 21 });
    const { value } = await pausePerson(world, await headOf(world), undefined);
    assert.deepEqual(value.pause, { from: '2026-12-13' });
    assert.deepEqual(['2026-W47', '2026-W48', '2026-W49', '2026-W50'].map((each) => outcomeOf(value.ledger, week(each), week('2026-W50'))), ['paused', 'paused', 'paused', 'not-sent']);
  });

  it('and comes back keeps the weeks that were paused', async () => {
    const world = await settled();
    await pausePerson(world, await headOf(world), undefined);
    world.clock.move({ days: 14 });
    const { value } = await endPause(world, await headOf(world));
    assert.equal(value.pause, undefined);
    assert.deepEqual(['2026-W47', '2026-W48', '2026-W49'].map((each) => outcomeOf(value.ledger, week(each), week('2026-W49'))), ['paused', 'paused', 'not-sent']);
    const summary = await summaryIn(world);
    assert.deepEqual([summary?.paused, summary?.ledger.codes.endsWith('pp')], [undefined, true]);
  });

  it('and was not pausing changes nothing by coming back', async () => {
    const world = await settled();
    const before = await headOf(world);
    assert.equal((await endPause(world, before)).etag, before.etag);
  });

  it('begins on the day of their own calendar', async () => {
    const world = await settled();
    world.clock.move({ hours: 13, minutes: 30 });
    assert.deepEqual((await pausePerson(world, await headOf(world), undefined)).value.pause, { from: '2026-11-23' });
  });
});

async function settled(): Promise<TestWorld> {
  const world = await testWorld();
  await settle(world, aTryingPerson());
  return world;
}
