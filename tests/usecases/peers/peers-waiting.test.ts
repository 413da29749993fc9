import assert from 'node:assert/strict';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { summaryOf } from '../../../bot/domain/team/summary.ts';
import { endPeerWaiting, tellPeerWaiting } from '../../../bot/usecases/peers/tell-peer-waiting.ts';
import { aTryingPerson, COHORT, objectId, settle, TEAM, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { coded, headOf } from '../builders.ts';

const PLACE = { cohortId: COHORT, teamId: TEAM };
const MEMBERS = ['p-a', 'p-b'] as PersonId[];

async function aTeam(): Promise<TestWorld> {
  const world = await testWorld();
  // On a day on which this week's card is over for everybody.
  world.clock.set('2026-11-27T17:00:00.000Z');
  for (const [index, pid] of MEMBERS.entries()) {
    const { value } = await settle(world, aTryingPerson({ pid, home: { tenantId: TENANT, objectId: objectId(index + 1) }, settings: { ...aTryingPerson().settings, nudges: { ...aTryingPerson().settings.nudges, stopped: ['weekly-card', 'reminder'] } } }), index + 1);
    await world.cohorts.project(PLACE, { summary: summaryOf(value), shared: [] }, undefined);
  }
  return world;
}

describe('a colleague who waits', () => {
  it('makes a nudge due, once for each, until they have their answer', async () => {
    const world = await aTeam();
    const [pid] = MEMBERS;
    assert.ok(pid);
    world.clock.set('2026-11-30T10:00:00.000Z');
    await tellPeerWaiting(world, pid, 'th-1');
    await tellPeerWaiting(world, pid, 'th-1');
    const told = (await headOf(world, pid)).value;
    assert.deepEqual([told.peersWaiting.length, told.nudging.nextDueAt, told.nudging.nextKind], [1, '2026-11-30T10:00:00.000Z', 'peer-waiting']);
    await endPeerWaiting(world, pid, 'th-1');
    assert.equal((await headOf(world, pid)).value.nudging.nextDueAt, undefined);
  });

  it('is told of to nobody who is not there', async () => {
    await assert.rejects(tellPeerWaiting(await aTeam(), 'p-nobody' as PersonId, 'th-1'), coded('not-found'));
  });
});
