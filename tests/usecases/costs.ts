import assert from 'node:assert/strict';
import { addWeeks } from '../../bot/domain/calendar/iso-week.ts';
import type { RequestCounter } from '../../bot/storage/table/request-counter.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import { changeNextStep } from '../../bot/usecases/trials/change-next-step.ts';
import { changeFocus, chooseActions } from '../../bot/usecases/trials/choose-actions.ts';
import { chooseForMeeting } from '../../bot/usecases/reflections/choose-for-meeting.ts';
import { meetPerson } from '../../bot/usecases/people/meet-person.ts';
import { repairProjections } from '../../bot/usecases/repair-projections.ts';
import { saveChoice } from '../../bot/usecases/trials/save-choice.ts';
import { submitReflection, type ReflectionSubmit } from '../../bot/usecases/reflections/submit-reflection.ts';
import type { World } from '../../bot/usecases/world.ts';
import { createStorage } from '../../bot/storage/storage.ts';
import { aTryingPerson, objectId, settle, TENANT, testWorld, week, type TestWorld } from '../support/world.ts';
import { actionIds, choiceOf, headOf, NOT_REACHED, ROUNDS, submitOf, written } from './builders.ts';

export interface CountedTables {
  readonly tables: Tables;
  readonly counter: RequestCounter;
}

const MAJAS = { tenantId: TENANT, objectId: objectId(1) };
const THIS_WEEK = { week: week('2026-W47'), entry: 1 };

/** What a person does costs the same in the first week and after three years, whatever carries the tables. */
export function costsOfAnswers(open: () => Promise<CountedTables>): void {
  for (const weeks of [1, 150]) {
    describe(`after ${weeks} weeks`, () => {
      let world: TestWorld;
      let counter: RequestCounter;

      before(async () => {
        const opened = await open();
        counter = opened.counter;
        world = await testWorld({ tables: opened.tables });
        await settle(world, aTryingPerson({ roles: aTryingPerson().roles.map((role) => ({ ...role, joined: week('2020-W01') })) }));
        for (let back = weeks; back > 0; back -= 1) await submitReflection(world, await headOf(world), inWeek(-back));
      });

      const costOf = async (act: (world: World) => Promise<unknown>, asked: World = world): Promise<number> => {
        counter.reset();
        await act(asked);
        return counter.requests;
      };
      const tap = (submit: ReflectionSubmit) => costOf(async (asked) => submitReflection(asked, await met(asked), submit));

      it('a new reflection costs five requests, six when the identity is not cached', async () => {
        assert.equal(await tap(submitOf(written())), 5);
        const fresh = { ...world, ...createStorage(world.tables, () => world.ids.operation()) };
        const cost = await costOf(async (asked) => submitReflection(asked, await met(asked), submitOf(written(), { entry: 2 })), fresh);
        assert.equal(cost, 6);
      });

      it('an edit costs five, also of a week that the head remembers no more with one to read it', async () => {
        assert.equal(await tap(submitOf(written({ did: 'Ändrat.' }), { baseRev: 1 })), 5);
        const edit = inWeek(-weeks, { did: 'Ändrat.' }, 1);
        assert.equal(await tap(edit), weeks > 30 ? 6 : 5);
      });

      it('the same once more costs four, because its projection is made sure of', async () => {
        assert.equal(await tap(submitOf(written({ did: 'Ändrat.' }), { baseRev: 1 })), 4);
      });

      it('other content on an old card costs two', async () => {
        assert.equal(await tap(submitOf(written({ did: 'Från ett gammalt kort.' }))), 2);
      });

      it('a week that was not reached costs five, and keeping the next step nothing but the head', async () => {
        assert.equal(await tap(submitOf(NOT_REACHED, { entry: 3 })), 5);
        assert.equal(await costOf(async (asked) => { const head = await met(asked); await changeNextStep(asked, head, head.value.nextStep); }), 1);
        assert.equal(await costOf(async (asked) => changeNextStep(asked, await met(asked), 'Ett annat steg')), 5);
      });

      it('showing a reflection at the meeting costs six', async () => {
        assert.equal(await costOf(async (asked) => chooseForMeeting(asked, await met(asked), THIS_WEEK, true)), 6);
      });

      it('a step of choosing costs five, and so does the last one and a change of focus', async () => {
        const [first] = actionIds();
        assert.ok(first);
        assert.equal(await costOf(async (asked) => saveChoice(asked, await met(asked), choiceOf([first], { step: 'area' }))), 5);
        assert.equal(await costOf(async (asked) => chooseActions(asked, await met(asked), choiceOf([first]), { state: 'paused', reason: '' })), 5);
        assert.equal(await costOf(async (asked) => changeFocus(asked, await met(asked), ROUNDS, { state: 'done', reason: '' })), 5);
      });

      it('a hint costs five in the background, four without a reflection, and looking for hints one', async () => {
        world.clock.move({ minutes: 5 });
        while ((await repairProjections(world, TENANT)) > 0);
        assert.equal(await costOf((asked) => repairProjections(asked, TENANT)), 1);
        await submitReflection(world, await headOf(world), submitOf(written(), { entry: 4 }));
        await changeNextStep(world, await headOf(world), 'Ännu ett steg');
        world.clock.move({ minutes: 5 });
        assert.equal(await costOf((asked) => repairProjections(asked, TENANT)), 1 + 5 + 4);
      });
    });
  }
}

function inWeek(weeksAgo: number, answer: Parameters<typeof written>[0] = {}, baseRev = 0): ReflectionSubmit {
  return submitOf(written(answer), { week: addWeeks(THIS_WEEK.week, weeksAgo), baseRev });
}

function met(world: World) {
  return meetPerson(world, { identity: MAJAS, profile: () => Promise.reject(new Error('nobody asks who a known person is')) });
}
