import assert from 'node:assert/strict';
import type { MeetingId } from '../../bot/domain/ids.ts';
import { packJson } from '../../bot/storage/table/packing.ts';
import { aMeeting } from '../domain/meeting/builders.ts';
import { COHORT, OTHER_TEAM, TEAM, testWorld } from '../support/world.ts';
import { coded } from '../usecases/builders.ts';

const PLACE = { cohortId: COHORT, teamId: TEAM };

describe('the rows of meetings', () => {
  it('of the first version, which knew a team’s times alone, are read as learning-team meetings', async () => {
    const world = await testWorld();
    const old = { id: 'm-old', startsAt: '2026-12-01T12:00:00.000Z' };
    await world.tables.commit('Cohort', COHORT, [{ kind: 'put', row: { pk: COHORT, rk: `e|${TEAM}|${old.startsAt}|${old.id}`, values: { v: 1, ...packJson('json', old) } } }]);
    const [meeting] = await world.meetings.ofTeam(PLACE, '0');
    assert.deepEqual([meeting?.id, meeting?.startsAt, meeting?.cohortId, meeting?.teams, meeting?.kind], ['m-old', old.startsAt, COHORT, [TEAM], 'learning-team']);
  });

  it('are one range a team, those of everybody among them, in order', async () => {
    const world = await testWorld();
    await world.meetings.save(aMeeting({ id: 'm-2' as MeetingId, teams: 'all', startsAt: '2026-12-02T12:00:00.000Z' }), undefined);
    await world.meetings.save(aMeeting({ id: 'm-3' as MeetingId, teams: [TEAM, OTHER_TEAM], startsAt: '2026-12-03T12:00:00.000Z' }), undefined);
    await world.meetings.save(aMeeting(), undefined);
    world.counter.reset();
    assert.deepEqual((await world.meetings.ofTeam(PLACE, '2026-12-02')).map(({ id }) => id), ['m-2', 'm-3']);
    assert.equal(world.counter.requests, 2);
    assert.deepEqual((await world.meetings.ofTeam({ ...PLACE, teamId: OTHER_TEAM }, '0')).map(({ id }) => id), ['m-2', 'm-3']);
    assert.deepEqual((await world.meetings.ofCohort(COHORT)).map(({ id }) => id), ['m-1', 'm-2', 'm-3']);
  });

  it('move with the meeting, and are written only over what was read', async () => {
    const world = await testWorld();
    await world.meetings.save(aMeeting(), undefined);
    await assert.rejects(world.meetings.save(aMeeting(), undefined), coded('conflict'));
    const file = await world.meetings.find(COHORT, 'm-1' as MeetingId);
    assert.ok(file);
    const before = await world.meetings.version(COHORT);
    await world.meetings.save(aMeeting({ startsAt: '2026-12-09T12:00:00.000Z', sequence: 1 }), file.meeting);
    assert.deepEqual((await world.meetings.ofTeam(PLACE, '0')).map(({ startsAt }) => startsAt), ['2026-12-09T12:00:00.000Z']);
    assert.notEqual(await world.meetings.version(COHORT), before);
    await assert.rejects(world.meetings.save(aMeeting({ sequence: 2 }), file.meeting), coded('conflict'));
  });

  it('tell whether everybody has been told of the meeting as it is', async () => {
    const world = await testWorld();
    const isTold = async () => (await world.meetings.find(COHORT, 'm-1' as MeetingId))?.isTold;
    await world.meetings.save(aMeeting(), undefined);
    assert.equal(await isTold(), false);
    await world.meetings.markTold(COHORT, [aMeeting()]);
    assert.equal(await isTold(), true);
    const file = await world.meetings.find(COHORT, 'm-1' as MeetingId);
    await world.meetings.save(aMeeting({ sequence: 1 }), file?.meeting);
    assert.equal(await isTold(), false);
  });
});
