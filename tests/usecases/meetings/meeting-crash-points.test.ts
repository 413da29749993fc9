import assert from 'node:assert/strict';
import type { MeetingId } from '../../../bot/domain/ids.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { bringCase } from '../../../bot/usecases/meetings/bring-case.ts';
import { cancelMeeting, changeMeeting } from '../../../bot/usecases/meetings/change-meeting.ts';
import { answerCommitment, writeCommitments } from '../../../bot/usecases/meetings/commit-to-next-time.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { viewMeeting } from '../../../bot/usecases/meetings/view-meeting.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { COHORT, type TestWorld } from '../../support/world.ts';
import { headOf } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { A, aTeam, B, FACILITATOR, MEMBERS, PLACE, PLAN, PROTECTED } from './meeting-world.ts';

const [FIRST, SECOND] = [`${PLAN}-1`, `${PLAN}-2`] as MeetingId[] as [MeetingId, MeetingId];
const MOVED = contentOfMeeting({ days: [{ date: '2026-12-03', from: '09:00', until: '10:15' }] });
const TAKEN_ON = [{ pid: A, text: 'Två rundor' }, { pid: B, text: 'Ringa hem' }];

interface Story {
  readonly what: string;
  readonly before: readonly Act[];
  readonly act: Act;
}
type Act = (world: World) => Promise<unknown>;

const plan: Act = (world) => planMeetings(world, FACILITATOR, COHORT, { plan: PLAN, content: contentOfMeeting(), dates: ['2027-01-12'] });
const commit: Act = (world) => writeCommitments(world, FACILITATOR, COHORT, FIRST, TAKEN_ON);

const STORIES: readonly Story[] = [
  { what: 'planning a series', before: [], act: plan },
  {
    what: 'moving a meeting and the one that follows',
    before: [plan],
    act: (world) => changeMeeting(world, FACILITATOR, COHORT, FIRST, { sequence: 0, content: MOVED, following: [{ id: SECOND, date: '2027-01-14' }] }),
  },
  { what: 'cancelling a meeting and the one that follows', before: [plan], act: (world) => cancelMeeting(world, FACILITATOR, COHORT, FIRST, 'Sjukdom', true) },
  { what: 'writing what was taken on', before: [plan], act: commit },
  { what: 'saying how it went', before: [plan, commit], act: async (world) => answerCommitment(world, await headOf(world, A), FIRST, 'done') },
  { what: 'putting a case forward', before: [plan], act: async (world) => bringCase(world, await headOf(world, A), { cohortId: COHORT, meetingId: SECOND, line: 'Hur?', more: '' }) },
  {
    what: 'taking a case back',
    before: [plan, async (world) => bringCase(world, await headOf(world, A), { cohortId: COHORT, meetingId: SECOND, line: 'Hur?', more: '' })],
    act: async (world) => bringCase(world, await headOf(world, A), { cohortId: COHORT, meetingId: SECOND, line: '', more: '' }),
  },
];

describe('a crash at any call to the store while a meeting is seen to', () => {
  for (const { what, before, act } of STORIES) {
    it(`heals when ${what} is asked for again`, async () => {
      const whole = await played(before, act);
      const calls = await callsOf(before, act);
      assert.ok(calls > 3, String(calls));
      for (const kill of everyKill(calls)) {
        const tables = memoryTables();
        const world = await aTeam(tables);
        for (const each of before) await each(world);
        const copy = aCopy(world, tables, kill);
        assert.equal(await unlessKilled(act(copy.world)), 'killed');
        await act(world);
        assert.deepEqual(await everythingSaid(world), whole, `${kill.when} call ${kill.call}`);
      }
    }).timeout(60_000);
  }
});

async function played(before: readonly Act[], act: Act): Promise<unknown> {
  const world = await aTeam();
  for (const each of [...before, act]) await each(world);
  return await everythingSaid(world);
}

async function callsOf(before: readonly Act[], act: Act): Promise<number> {
  const tables = memoryTables();
  const world = await aTeam(tables);
  for (const each of before) await each(world);
  const copy = aCopy(world, tables);
  await act(copy.world);
  return copy.calls();
}

/** All that anybody is shown or told: the calendar, both meetings' pages, and the heads. */
async function everythingSaid(world: TestWorld): Promise<unknown> {
  const pages = await Promise.all([FIRST, SECOND].map((id) => viewMeeting(world, FACILITATOR, COHORT, id)));
  const heads = await Promise.all([...MEMBERS, PROTECTED].map(async (pid) => {
    const { meetings, commitment, nudging } = (await headOf(world, pid)).value;
    return { meetings, commitment, due: nudging.nextDueAt };
  }));
  const withoutRevisions = JSON.stringify([await world.meetings.ofTeam(PLACE, '0'), pages, heads]).replaceAll(/"rev":\d+/g, '"rev":0');
  return JSON.parse(withoutRevisions);
}
