import assert from 'node:assert/strict';
import { writeCommitments } from '../../../bot/usecases/meetings/commit-to-next-time.ts';
import { recordAttendance } from '../../../bot/usecases/meetings/record-attendance.ts';
import { viewMeeting } from '../../../bot/usecases/meetings/view-meeting.ts';
import { PEOPLE } from '../../api/privacy/people.ts';
import { aPrivateWorld, person } from '../../api/privacy/private-world.ts';
import { COHORT } from '../../support/world.ts';
import { coded } from '../builders.ts';

const { maja, olga, paused } = PEOPLE;

describe('who leads a meeting of all and is manager of one who comes', () => {
  it('sees neither whether they were there nor what they took on, and counts them nowhere', async () => {
    const { world, held } = await aPrivateWorld();
    const seen = async (who: 'manager' | 'leadsAll') => {
      const { members, present = [], commitments } = await viewMeeting(world, await person(world, who), COHORT, held.all);
      return [members.some(({ pid }) => pid === maja.pid), present.includes(maja.pid), commitments.some(({ pid }) => pid === maja.pid), present.includes(olga.pid)];
    };
    assert.deepEqual(await seen('leadsAll'), [true, true, true, true]);
    assert.deepEqual(await seen('manager'), [false, false, false, true]);
  });

  it('ticks the others and leaves theirs as it is', async () => {
    const { world, held } = await aPrivateWorld();
    await recordAttendance(world, await person(world, 'manager'), COHORT, held.all, [paused.pid]);
    assert.deepEqual((await world.meetings.find(COHORT, held.all))?.attendance?.value.present, [maja.pid, paused.pid].sort());
  });

  it('writes nothing for them', async () => {
    const { world, held } = await aPrivateWorld();
    await assert.rejects(writeCommitments(world, await person(world, 'manager'), COHORT, held.all, [{ pid: maja.pid, text: 'Pröva igen' }]), coded('not-allowed'));
  });
});
