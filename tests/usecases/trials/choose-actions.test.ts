import assert from 'node:assert/strict';
import type { ActionId, AreaId, TrialId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { Retirement } from '../../../bot/domain/trial/decide-choice.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { changeFocus, chooseActions } from '../../../bot/usecases/trials/choose-actions.ts';
import { saveChoice } from '../../../bot/usecases/trials/save-choice.ts';
import { aPerson, aTryingPerson, objectId, settle, TENANT, testWorld, week, type TestWorld } from '../../support/world.ts';
import { actionIds, AREA, choiceOf, coded, headOf, MAJA, ROUNDS, summaryIn } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { rememberingTables } from '../stored-rows.ts';

const [FIRST, SECOND, THIRD] = actionIds() as [ActionId, ActionId, ActionId];
const DONE: Retirement = { state: 'done', reason: 'Det sitter nu.' };
const CHOOSING: Partial<Person> = { home: { tenantId: TENANT, objectId: objectId(1) } };

describe('a choice', () => {
  for (const chosen of [[FIRST], [FIRST, SECOND], [FIRST, SECOND, THIRD]]) {
    it(`of ${chosen.length} starts one trial in focus, and plans the others`, async () => {
      const world = await chooser();
      const { value } = await chooseActions(world, await headOf(world), choiceOf(chosen), undefined);
      assert.deepEqual(value.trials.map(({ actionId, state, started, iteration, step }) => ({ actionId, state, started, iteration, step })), chosen.map((actionId, index) => ({
        actionId, state: index === 0 ? 'active' : 'planned', started: index === 0 ? week('2026-W47') : undefined, iteration: 1, step: 'trying',
      })));
      assert.equal(value.trials.find(({ id }) => id === value.focus)?.actionId, FIRST);
    });
  }

  it('is pinned to the version that is offered when it is made', async () => {
    const world = await chooser();
    const { value } = await chooseActions(offering(world, 3), await headOf(world), choiceOf([FIRST]), undefined);
    assert.deepEqual(value.trials.map(({ actionVersion }) => actionVersion), [3]);
    const again = await chooseActions(world, await headOf(world), choiceOf([SECOND]), DONE);
    assert.deepEqual(again.value.trials.map(({ actionId, actionVersion }) => [actionId, actionVersion]), [[SECOND, 1], [FIRST, 3]]);
  });

  it('keeps its circumstances, and those of the focus alone', async () => {
    const world = await chooser();
    const { value } = await chooseActions(world, await headOf(world), choiceOf([FIRST, SECOND]), undefined);
    const records = new Map((await world.people.trials(MAJA)).map((record) => [record.id, record]));
    const [focus, planned] = value.trials.map(({ id }) => records.get(id));
    assert.deepEqual([focus?.seen, focus?.when], ['Besöken blir av när det passar.', 'Fredagar']);
    assert.deepEqual([planned?.seen, planned?.when], ['Besöken blir av när det passar.', '']);
    assert.deepEqual(value.trials.map(({ startedOn }) => startedOn), ['2026-11-22', undefined]);
  });

  it('of readers is what the next card starts with', async () => {
    const world = await chooser();
    const { value } = await chooseActions(world, await headOf(world), choiceOf([FIRST], { visibility: 'cohort' }), undefined);
    assert.equal(value.settings.visibility, 'cohort');
  });

  it('shows in the team', async () => {
    const world = await chooser();
    await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
    const summary = await summaryIn(world);
    assert.deepEqual([summary?.step, summary?.focus], ['trying', { areaId: AREA, actionId: FIRST, actionVersion: 1, iteration: 1 }]);
  });

  it('of what is not in the catalogue or in another area is refused', async () => {
    const world = await chooser();
    const head = await headOf(world);
    for (const choice of [choiceOf(['verksamhet.ingenting' as ActionId]), choiceOf(actionIds('sprak' as AreaId).slice(0, 1)), choiceOf([FIRST], { areaId: 'elevhalsa' as AreaId })]) {
      await assert.rejects(chooseActions(world, head, choice, undefined), coded('not-found'));
    }
    assert.equal((await headOf(world)).etag, head.etag);
  });

  it('is one when it is tapped twice', async () => {
    const world = await chooser();
    await chooseActions(world, await headOf(world), choiceOf([FIRST, SECOND]), undefined);
    const { rev } = (await headOf(world)).value;
    await chooseActions(world, await headOf(world), choiceOf([FIRST, SECOND]), undefined);
    const { value } = await headOf(world);
    assert.deepEqual([value.trials.length, value.rev], [2, rev]);
  });

  it('is one when it is delivered twice at the same time, also after another was left', async () => {
    const world = await chooser(aTryingPerson());
    const card = await headOf(world);
    await Promise.all([1, 2].map(() => chooseActions(world, card, choiceOf([FIRST]), DONE)));
    const { trials } = (await headOf(world)).value;
    assert.deepEqual(trials.map(({ actionId, state }) => [actionId, state]), [[FIRST, 'active'], ['verksamhet.rundor', 'done']]);
  });

  it('is one when it is tapped again after a crash at any call to the store', async () => {
    for (const kill of everyKill(4)) {
      const { tables } = rememberingTables(memoryTables());
      const world = await testWorld({ tables });
      await settle(world, aTryingPerson());
      const copy = aCopy(world, tables, kill);
      assert.equal(await unlessKilled(chooseActions(copy.world, await headOf(world), choiceOf([FIRST, THIRD]), DONE)), 'killed');
      await chooseActions(world, await headOf(world), choiceOf([FIRST, THIRD]), DONE);
      const { value } = await headOf(world);
      assert.equal(value.trials.length, 3, JSON.stringify(kill));
      const summary = await summaryIn(world);
      assert.deepEqual([summary?.rev, summary?.focus?.actionId], [value.rev, FIRST], JSON.stringify(kill));
    }
  });

  it('with other circumstances is another choice, though the action is the same', async () => {
    const world = await chooser();
    await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
    const { value } = await chooseActions(world, await headOf(world), choiceOf([FIRST], { when: 'Måndagar' }), { state: 'ended', reason: 'Fel dag' });
    assert.deepEqual(value.trials.map(({ state }) => state), ['active', 'ended']);
  });

  it('of an action that was tried before is its next iteration, pinned to the version that is offered now', async () => {
    const world = await chooser();
    const first = await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
    const again = await changeFocus(world, await chooseActions(world, first, choiceOf([SECOND]), DONE), focusOf(first.value), DONE);
    assert.equal(again.value.trials.find(({ id }) => id === again.value.focus)?.iteration, 2);
    const { value } = await chooseActions(offering(world, 3), again, choiceOf([FIRST, SECOND, THIRD]), { state: 'ended', reason: 'Texten är ny.' });
    assert.deepEqual(
      value.trials.map(({ actionId, state, iteration, actionVersion }) => [actionId, state, iteration, actionVersion]),
      [[FIRST, 'active', 3, 3], [SECOND, 'planned', 2, 3], [THIRD, 'planned', 1, 3], [SECOND, 'done', 1, 1], [FIRST, 'ended', 2, 1]],
    );
  });

  it('of an action that was tried before is one when it is delivered twice', async () => {
    const world = await chooser();
    const first = await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
    const second = await chooseActions(world, first, choiceOf([SECOND]), DONE);
    await chooseActions(world, second, choiceOf([FIRST]), DONE);
    const { value } = await chooseActions(world, await headOf(world), choiceOf([FIRST]), DONE);
    assert.deepEqual(statesOf(value).map(([, state, iteration]) => [state, iteration]), [['active', 2], ['done', 1], ['done', 1]]);
  });

  it('made anew replaces a plan that never started, and never a trial that has run', async () => {
    const world = await chooser();
    await chooseActions(world, await headOf(world), choiceOf([FIRST, SECOND]), undefined);
    const { value } = await chooseActions(world, await headOf(world), choiceOf([SECOND, FIRST]), DONE);
    assert.deepEqual(value.trials.map(({ actionId, state }) => [actionId, state]), [[SECOND, 'active'], [FIRST, 'planned'], [FIRST, 'done']]);
  });
});

describe('what becomes of the trial that leaves the focus', () => {
  for (const state of ['done', 'paused', 'ended'] as const) {
    it(`is ${state}, with the reason beside its circumstances and not in their place`, async () => {
      const world = await chooser();
      const { value: { focus } } = await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
      world.clock.move({ days: 14 });
      const { value } = await chooseActions(world, await headOf(world), choiceOf([SECOND]), { state, reason: 'Vi hann inte.' });
      assert.equal(value.trials.find(({ id }) => id === focus)?.state, state);
      assert.equal(value.nextStep, '');
      const record = (await world.people.trials(MAJA)).find(({ id }) => id === focus);
      assert.deepEqual([record?.reason, record?.seen, record?.when], ['Vi hann inte.', 'Besöken blir av när det passar.', 'Fredagar']);
    });
  }

  it('has to be said', async () => {
    const world = await chooser(aTryingPerson({ trials: [...aTryingPerson().trials, planned()] }));
    await assert.rejects(chooseActions(world, await headOf(world), choiceOf([SECOND]), undefined), coded('input-invalid'));
    await assert.rejects(changeFocus(world, await headOf(world), planned().id, undefined), coded('input-invalid'));
  });
});

describe('another trial in focus', () => {
  it('starts a planned one in its first iteration', async () => {
    const world = await chooser(aTryingPerson({ trials: [...aTryingPerson().trials, planned()] }));
    const { value } = await changeFocus(world, await headOf(world), planned().id, { state: 'paused', reason: '' });
    assert.deepEqual(statesOf(value), [[ROUNDS, 'paused', 1], [planned().id, 'active', 1]]);
    assert.equal(value.trials[1]?.started, '2026-W47');
  });

  it('resumes a paused one in the iteration it was in', async () => {
    const world = await chooser(aTryingPerson({ trials: [...aTryingPerson().trials, { ...planned(), state: 'paused', iteration: 2, started: week('2026-W35') }] }));
    const { value } = await changeFocus(world, await headOf(world), planned().id, DONE);
    assert.deepEqual(statesOf(value), [[ROUNDS, 'done', 1], [planned().id, 'active', 2]]);
    assert.equal(value.trials[1]?.started, '2026-W35');
  });

  for (const state of ['done', 'ended'] as const) {
    it(`tries one that was ${state} again, in its next iteration`, async () => {
      const world = await chooser(aTryingPerson({ trials: [...aTryingPerson().trials, { ...planned(), state, step: 'adjusting', started: week('2026-W35') }] }));
      const { value } = await changeFocus(world, await headOf(world), planned().id, DONE);
      assert.deepEqual(statesOf(value), [[ROUNDS, 'done', 1], [planned().id, 'active', 2]]);
      assert.deepEqual([value.trials[1]?.step, value.trials[1]?.started], ['trying', '2026-W47']);
    });
  }

  it('tapped twice is one change', async () => {
    const world = await chooser(aTryingPerson({ trials: [...aTryingPerson().trials, { ...planned(), state: 'done' }] }));
    const card = await headOf(world);
    await Promise.all([1, 2].map(() => changeFocus(world, card, planned().id, DONE)));
    assert.deepEqual(statesOf((await headOf(world)).value), [[ROUNDS, 'done', 1], [planned().id, 'active', 2]]);
  });

  it('must be the person’s own', async () => {
    const world = await chooser(aTryingPerson());
    await assert.rejects(changeFocus(world, await headOf(world), 't-främmande' as TrialId, DONE), coded('not-found'));
  });
});

describe('a choice in the making', () => {
  it('is kept as it stands between two sittings, and gone when the choice is made', async () => {
    const world = await chooser();
    const { focus: _undecided, visibility: _later, ...draft } = choiceOf([FIRST], { step: 'actions' });
    await saveChoice(world, await headOf(world), draft);
    assert.deepEqual(await world.people.choiceDraft(MAJA), draft);
    await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
    assert.equal(await world.people.choiceDraft(MAJA), undefined);
  });

  it('can be begun again after the choice is made', async () => {
    const world = await chooser();
    await chooseActions(world, await headOf(world), choiceOf([FIRST]), undefined);
    await saveChoice(world, await headOf(world), choiceOf([SECOND], { step: 'area' }));
    assert.equal((await world.people.choiceDraft(MAJA))?.step, 'area');
  });
});

async function chooser(person: Person = aPerson(CHOOSING)): Promise<TestWorld> {
  const world = await testWorld();
  await settle(world, person);
  return world;
}

/** The same world after every action's text was revised. */
function offering(world: TestWorld, latest: number): TestWorld {
  return { ...world, catalogue: Object.assign(Object.create(world.catalogue), { action: (id: string) => ({ ...world.catalogue.action(id), latest }) }) as typeof world.catalogue };
}

function planned() {
  const [trial] = aTryingPerson().trials;
  assert.ok(trial);
  const { started: _never, ...rest } = trial;
  return { ...rest, id: 't-annan' as TrialId, actionId: SECOND, state: 'planned' as const };
}

function focusOf({ focus }: Person): TrialId {
  assert.ok(focus);
  return focus;
}

function statesOf({ trials }: Person) {
  return trials.map(({ id, state, iteration }) => [id, state, iteration]);
}
