import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import { summaryOf } from '../../bot/domain/team/summary.ts';
import { cancelMeeting, scheduleMeeting } from '../../bot/usecases/schedule-meeting.ts';
import { endPeerWaiting, tellPeerWaiting } from '../../bot/usecases/tell-peer-waiting.ts';
import { aPerson, aTryingPerson, COHORT, objectId, OTHER_TEAM, settle, TEAM, TENANT, testWorld, type TestWorld } from '../support/world.ts';
import { coded, headOf } from './builders.ts';

const PLACE = { cohortId: COHORT, teamId: TEAM };
const FACILITATOR = aPerson({ pid: 'p-ingrid' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
/** A Tuesday; prepared for on the Monday before, at eight in Stockholm. */
const MEETING = { id: 'm-1', startsAt: '2026-12-01T13:00:00.000Z' };
const PREPARED_AT = '2026-11-30T07:00:00.000Z';
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

describe('a meeting of a learning team', () => {
  it('is prepared for by every member, on the working day before', async () => {
    const world = await aTeam();
    await scheduleMeeting(world, FACILITATOR, PLACE, MEETING);
    for (const pid of MEMBERS) assert.equal((await headOf(world, pid)).value.nudging.nextDueAt, PREPARED_AT);
    assert.deepEqual((await world.lanes.dueHints(TENANT, PREPARED_AT, 10)).map(({ value }) => [value.dueAt, value.kind]), MEMBERS.map(() => [PREPARED_AT, 'meeting-preparation']));
    assert.deepEqual(await world.cohorts.meetings(PLACE, '2026-11-27'), [MEETING]);
  });

  it('is scheduled once, however often it is sent', async () => {
    const world = await aTeam();
    await scheduleMeeting(world, FACILITATOR, PLACE, MEETING);
    const { rev } = (await headOf(world, 'p-a' as PersonId)).value;
    await scheduleMeeting(world, FACILITATOR, PLACE, MEETING);
    assert.equal((await headOf(world, 'p-a' as PersonId)).value.rev, rev);
  });

  it('is moved with its time, and cancelled for everybody', async () => {
    const world = await aTeam();
    await scheduleMeeting(world, FACILITATOR, PLACE, MEETING);
    const moved = { ...MEETING, startsAt: '2026-12-08T13:00:00.000Z' };
    await scheduleMeeting(world, FACILITATOR, PLACE, moved);
    assert.deepEqual(await world.cohorts.meetings(PLACE, '0'), [moved]);
    assert.equal((await headOf(world, 'p-a' as PersonId)).value.nudging.nextDueAt, '2026-12-07T07:00:00.000Z');
    await cancelMeeting(world, FACILITATOR, PLACE, moved);
    assert.deepEqual([await world.cohorts.meetings(PLACE, '0'), (await headOf(world, 'p-a' as PersonId)).value.meetings], [[], []]);
    assert.equal((await headOf(world, 'p-a' as PersonId)).value.nudging.nextDueAt, undefined);
  });

  it('is for who leads the team', async () => {
    const world = await aTeam();
    await assert.rejects(scheduleMeeting(world, aTryingPerson(), PLACE, MEETING), coded('not-allowed'));
    await assert.rejects(scheduleMeeting(world, FACILITATOR, { ...PLACE, teamId: OTHER_TEAM }, MEETING), coded('not-allowed'));
  });
});

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
