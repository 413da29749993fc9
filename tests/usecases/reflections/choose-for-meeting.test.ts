import assert from 'node:assert/strict';
import { chooseForMeeting } from '../../../bot/usecases/reflections/choose-for-meeting.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { aTryingPerson, COHORT, settle, TEAM, testWorld, week, type TestWorld } from '../../support/world.ts';
import { coded, headOf, MAJA, NOT_REACHED, submitOf, written, type Written } from '../builders.ts';

const THIS_WEEK = { week: week('2026-W47'), entry: 1 };

describe('a reflection that may be shown at the meeting', () => {
  it('is marked so where the team reads it, and keeps its text', async () => {
    const world = await withReflection();
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, true);
    assert.deepEqual(await shown(world), [true, written().did]);
    assert.equal((await world.people.reflection(MAJA, THIS_WEEK))?.editedAt, undefined);
  });

  it('is taken back as easily', async () => {
    const world = await withReflection();
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, true);
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, false);
    assert.deepEqual(await shown(world), [false, written().did]);
  });

  it('costs no new revision when it is chosen twice', async () => {
    const world = await withReflection();
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, true);
    const { rev } = (await headOf(world)).value;
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, true);
    assert.equal((await headOf(world)).value.rev, rev);
  });

  it('changes neither the last choice of readers nor the next step', async () => {
    const world = await withReflection({ nextStep: 'Steg i vecka 46' }, '2026-W46');
    await submitReflection(world, await headOf(world), submitOf(written({ visibility: 'me', nextStep: 'Steg i vecka 47' })));
    const { value } = await chooseForMeeting(world, await headOf(world), { week: week('2026-W46'), entry: 1 }, true);
    assert.deepEqual([value.settings.visibility, value.nextStep], ['me', 'Steg i vecka 47']);
  });

  it('is no longer so when the text is taken back from the team, also if it is shared again', async () => {
    const world = await withReflection();
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, true);
    await submitReflection(world, await headOf(world), submitOf(written({ visibility: 'me' }), { baseRev: 2 }));
    await submitReflection(world, await headOf(world), submitOf(written(), { baseRev: 3 }));
    assert.deepEqual(await shown(world), [false, written().did]);
  });

  it('stays so through an edit of the text', async () => {
    const world = await withReflection();
    await chooseForMeeting(world, await headOf(world), THIS_WEEK, true);
    await submitReflection(world, await headOf(world), submitOf(written({ did: 'Rättat.' }), { baseRev: 2 }));
    assert.deepEqual(await shown(world), [true, 'Rättat.']);
  });

  it('must be one that the team may read', async () => {
    for (const visibility of ['me', 'peer'] as const) {
      const world = await withReflection({ visibility });
      await assert.rejects(chooseForMeeting(world, await headOf(world), THIS_WEEK, true), coded('not-allowed'));
    }
  });

  it('must be there and have a text', async () => {
    const world = await testWorld();
    await settle(world, aTryingPerson());
    await assert.rejects(chooseForMeeting(world, await headOf(world), THIS_WEEK, true), coded('not-found'));
    await submitReflection(world, await headOf(world), submitOf(NOT_REACHED));
    await assert.rejects(chooseForMeeting(world, await headOf(world), THIS_WEEK, true), coded('not-found'));
  });
});

async function withReflection(answer: Partial<Written> = {}, inWeek = '2026-W47'): Promise<TestWorld> {
  const world = await testWorld();
  await settle(world, aTryingPerson());
  await submitReflection(world, await headOf(world), submitOf(written(answer), { week: inWeek }));
  return world;
}

async function shown(world: TestWorld) {
  const { items } = await world.cohorts.shared(COHORT, { audience: 'team', teamId: TEAM }, { limit: 5 });
  return items.flatMap((item) => [item.shown?.showAtMeeting, item.shown?.did]);
}
