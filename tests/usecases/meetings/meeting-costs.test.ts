import assert from 'node:assert/strict';
import type { MeetingId } from '../../../bot/domain/ids.ts';
import { bringCase } from '../../../bot/usecases/meetings/bring-case.ts';
import { cancelMeeting, changeMeeting } from '../../../bot/usecases/meetings/change-meeting.ts';
import { answerCommitment, writeCommitments } from '../../../bot/usecases/meetings/commit-to-next-time.ts';
import { listMeetings } from '../../../bot/usecases/meetings/list-meetings.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { viewMeeting } from '../../../bot/usecases/meetings/view-meeting.ts';
import { viewTeamMeetings } from '../../../bot/usecases/meetings/view-team-meetings.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { COHORT, type TestWorld } from '../../support/world.ts';
import { headOf } from '../builders.ts';
import { A, aTeam, B, FACILITATOR, LEADS_ALL, memberOf, PLACE, PLAN } from './meeting-world.ts';

const [HELD, NEXT] = [`${PLAN}-1`, `${PLAN}-2`] as MeetingId[] as [MeetingId, MeetingId];
const MEMBERS = 4;
const SERIES = { plan: PLAN, content: contentOfMeeting(), dates: ['2027-01-12'] };

async function costOf(world: TestWorld, act: () => Promise<unknown>): Promise<number> {
  world.counter.reset();
  await act();
  return world.counter.requests;
}

/** Beyond the caller's head and a page's version, which every call reads. */
describe('what seeing to meetings costs', () => {
  it('is for a series six and two a meeting, and five a member; done again one a member', async () => {
    const world = await aTeam();
    const plan = () => planMeetings(world, FACILITATOR, COHORT, SERIES);
    assert.equal(await costOf(world, plan), 6 + 2 * 2 + 5 * MEMBERS);
    assert.equal(await costOf(world, plan), 6 + 2 + MEMBERS);
  });

  it('is no more for a move and a cancellation', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, SERIES);
    const content = contentOfMeeting({ days: [{ date: '2027-01-19', from: '13:00', until: '14:00' }] });
    assert.equal(await costOf(world, () => changeMeeting(world, FACILITATOR, COHORT, NEXT, { sequence: 0, content, following: [] })), 3 + 2 + 5 * MEMBERS);
    assert.equal(await costOf(world, () => cancelMeeting(world, FACILITATOR, COHORT, NEXT, 'Sjukdom')), 3 + 2 + 5 * MEMBERS);
  });

  it('is seven for a case and for each line that is taken on', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, SERIES);
    const head = await headOf(world, A);
    const bring = (loaded: typeof head) => bringCase(world, loaded, { cohortId: COHORT, meetingId: NEXT, line: 'Hur?', more: '' });
    assert.equal(await costOf(world, () => bring(head)), 7);
    const after = await headOf(world, A);
    assert.equal(await costOf(world, () => bring(after)), 1);
    assert.equal(await costOf(world, () => writeCommitments(world, FACILITATOR, COHORT, HELD, [{ pid: A, text: 'x' }, { pid: B, text: 'y' }])), 1 + 7 * 2);
    const committed = await headOf(world, A);
    assert.equal(await costOf(world, () => answerCommitment(world, committed, HELD, 'done')), 6);
  });

  it('is for the list two a team, or one; for a page eight; for the team’s page four, and six for who takes notes', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, SERIES);
    world.clock.set('2026-12-02T09:00:00.000Z');
    assert.equal(await costOf(world, () => listMeetings(world, FACILITATOR, COHORT)), 2);
    assert.equal(await costOf(world, () => listMeetings(world, LEADS_ALL, COHORT)), 1);
    assert.equal(await costOf(world, () => viewMeeting(world, FACILITATOR, COHORT, NEXT)), 8);
    assert.deepEqual([await costOf(world, () => viewTeamMeetings(world, memberOf(B), PLACE)), await costOf(world, () => viewTeamMeetings(world, memberOf(A), PLACE))], [4, 6]);
  });
});
