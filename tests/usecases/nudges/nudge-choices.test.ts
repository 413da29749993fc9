import assert from 'node:assert/strict';
import type { TrialId } from '../../../bot/domain/ids.ts';
import { STOPPABLE_KINDS } from '../../../bot/domain/nudges/kind.ts';
import { DEFAULT_NUDGES } from '../../../bot/domain/nudges/nudging.ts';
import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { changeFocus } from '../../../bot/usecases/trials/choose-actions.ts';
import { changeNextStep } from '../../../bot/usecases/trials/change-next-step.ts';
import { chooseStepDay } from '../../../bot/usecases/trials/choose-step-day.ts';
import { scheduleWeeklyCard } from '../../../bot/usecases/nudges/schedule-weekly-card.ts';
import { endSnooze, snoozeNudge } from '../../../bot/usecases/nudges/snooze-nudge.ts';
import { startNudges, stopNudges } from '../../../bot/usecases/nudges/stop-nudges.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { aTryingPerson, settle, testWorld, type TestWorld } from '../../support/world.ts';
import { coded, headOf, NOT_REACHED, submitOf, written } from '../builders.ts';

const PLANNED = 't-planned' as TrialId;
const WEEKLY = wishKey('weekly-card', '2026-W47');

describe('a nudge that is put off', () => {
  it('waits until the next day of the person’s own calendar', async () => {
    const world = await settled();
    world.clock.move({ hours: 13, minutes: 30 }); // Past midnight in Stockholm, not yet in UTC.
    const { value } = await snoozeNudge(world, await headOf(world), 'tomorrow', [WEEKLY]);
    assert.deepEqual(value.nudging.snooze, { until: '2026-11-24', keys: [WEEKLY] });
  });

  it('twice by the same tap changes the person once', async () => {
    const world = await settled();
    const once = await snoozeNudge(world, await headOf(world), 'next-week', [WEEKLY]);
    assert.equal((await snoozeNudge(world, await headOf(world), 'next-week', [WEEKLY])).etag, once.etag);
  });

  it('can be taken back, and twice', async () => {
    const world = await settled();
    await snoozeNudge(world, await headOf(world), 'next-week', [WEEKLY]);
    const { value, etag } = await endSnooze(world, await headOf(world));
    assert.equal(value.nudging.snooze, undefined);
    assert.equal((await endSnooze(world, await headOf(world))).etag, etag);
  });
});

describe('a kind of nudge that is stopped', () => {
  it('is stopped once, whatever else is', async () => {
    const world = await settled();
    await stopNudges(world, await headOf(world), 'reminder');
    await stopNudges(world, await headOf(world), 'analysis');
    const { value, etag } = await stopNudges(world, await headOf(world), 'reminder');
    assert.deepEqual(value.settings.nudges.stopped, ['reminder', 'analysis']);
    assert.equal((await headOf(world)).etag, etag);
  });

  it('is started again alone', async () => {
    const world = await settled();
    await stopNudges(world, await headOf(world), 'reminder');
    await stopNudges(world, await headOf(world), 'analysis');
    assert.deepEqual((await startNudges(world, await headOf(world), 'reminder')).value.settings.nudges.stopped, ['analysis']);
  });

  it('is nothing more to stop where all are, and the only one that starts again when it is asked for', async () => {
    const world = await settled();
    await stopNudges(world, await headOf(world), 'all');
    assert.equal((await stopNudges(world, await headOf(world), 'reminder')).value.settings.nudges.stopped, 'all');
    const { value } = await startNudges(world, await headOf(world), 'weekly-card');
    assert.deepEqual(value.settings.nudges.stopped, STOPPABLE_KINDS.filter((kind) => kind !== 'weekly-card'));
  });

  it('starts again with all the others', async () => {
    const world = await settled();
    await stopNudges(world, await headOf(world), 'all');
    assert.deepEqual((await startNudges(world, await headOf(world), 'all')).value.settings.nudges.stopped, []);
  });
});

describe('the weekly card', () => {
  it('comes on the own day and time, without touching what else was chosen', async () => {
    const world = await settled({ settings: { ...aTryingPerson().settings, nudges: { ...DEFAULT_NUDGES, stopped: ['reminder'], inBreaks: 'at-work' } } });
    const { value } = await scheduleWeeklyCard(world, await headOf(world), { weekday: 2, time: '10:00' });
    assert.deepEqual(value.settings.nudges, { weekday: 2, time: '10:00', stopped: ['reminder'], inBreaks: 'at-work' });
  });
});

describe('the day of the next step', () => {
  it('is chosen, changed and dropped', async () => {
    const world = await settled();
    assert.equal((await chooseStepDay(world, await headOf(world), '2026-11-27')).value.stepDay, '2026-11-27');
    assert.equal((await chooseStepDay(world, await headOf(world), '2026-11-30')).value.stepDay, '2026-11-30');
    assert.ok(!('stepDay' in (await chooseStepDay(world, await headOf(world), undefined)).value));
  });

  it('is not to be had without a next step', async () => {
    const world = await settled({ nextStep: '' });
    await assert.rejects(chooseStepDay(world, await headOf(world), '2026-11-27'), coded('not-found'));
    assert.equal((await chooseStepDay(world, await headOf(world), undefined)).value.stepDay, undefined);
  });

  for (const [what, change, kept] of [
    ['an answer with another next step', async (world) => { await submitReflection(world, await headOf(world), submitOf(written({ nextStep: 'Något annat' }))); }, false],
    ['an answer with the same next step', async (world) => { await submitReflection(world, await headOf(world), submitOf(written({ nextStep: 'Gå en runda på fredag' }))); }, true],
    ['hann inte', async (world) => { await submitReflection(world, await headOf(world), submitOf(NOT_REACHED)); }, true],
    ['another next step after hann inte', async (world) => { await changeNextStep(world, await headOf(world), 'Något annat'); }, false],
    ['the same next step kept', async (world) => { await changeNextStep(world, await headOf(world), 'Gå en runda på fredag'); }, true],
    ['another action', async (world) => { await changeFocus(world, await headOf(world), PLANNED, { state: 'paused', reason: '' }); }, false],
  ] satisfies readonly (readonly [string, (world: TestWorld) => Promise<void>, boolean])[]) {
    it(`${kept ? 'outlives' : 'falls away with'} ${what}`, async () => {
      const [trial] = aTryingPerson().trials;
      const world = await settled({ stepDay: '2026-11-27', trials: trial ? [trial, { ...trial, id: PLANNED, state: 'planned' }] : [] });
      await change(world);
      assert.equal((await headOf(world)).value.stepDay, kept ? '2026-11-27' : undefined);
    });
  }
});

async function settled(person: Partial<Person> = {}): Promise<TestWorld> {
  const world = await testWorld();
  await settle(world, aTryingPerson(person));
  return world;
}
