import assert from 'node:assert/strict';
import { AnswerLost, type TableCall } from '../../bot/storage/table/memory-tables.ts';
import { chooseForMeeting } from '../../bot/usecases/reflections/choose-for-meeting.ts';
import { repairProjections } from '../../bot/usecases/repair-projections.ts';
import { submitReflection, type ReflectionSubmit } from '../../bot/usecases/reflections/submit-reflection.ts';
import { COHORT, TEAM, TENANT, week } from '../support/world.ts';
import { headOf, MAJA, NOT_REACHED, submitOf, written } from './builders.ts';
import { aCopy, everyKill, unlessKilled } from './copies.ts';
import { aHistory, tap, type History } from './history.ts';
import { inEveryOrder, takingTurns } from './taking-turns.ts';

const TAKEN_BACK = 'Detta ångrar jag att jag delade.';
const SHARED = submitOf(written({ did: TAKEN_BACK }));
const NARROWED = submitOf(written({ did: TAKEN_BACK, visibility: 'me' }), { baseRev: 1 });
const EDITED = submitOf(written({ did: 'Ändrat från telefonen.' }), { baseRev: 1 });
const EDITED_ELSEWHERE = submitOf(written({ did: 'Ändrat från datorn.' }), { baseRev: 1 });
const ANOTHER_WEEK = submitOf(written({ did: 'En annan vecka.' }), { week: '2026-W46' });

interface Submitting {
  readonly what: string;
  readonly before: readonly ReflectionSubmit[];
  readonly submit: ReflectionSubmit;
}

const SUBMITTING: readonly Submitting[] = [
  { what: 'a new reflection', before: [], submit: SHARED },
  { what: 'a week that was not reached', before: [], submit: submitOf(NOT_REACHED) },
  { what: 'an edit', before: [SHARED], submit: EDITED },
  { what: 'a narrowing', before: [SHARED], submit: NARROWED },
];

type Aftermath = (history: History, submit: ReflectionSubmit) => Promise<void>;

const again: Aftermath = async ({ world }, submit) => { await answeredTap(world, submit); };
const repaired: Aftermath = async (history) => history.repair();
const anotherWeek: Aftermath = async ({ world }) => { await tap(world, ANOTHER_WEEK); };

const AFTERMATHS: readonly { readonly what: string; readonly steps: readonly Aftermath[] }[] = [
  { what: 'is tapped again', steps: [again] },
  { what: 'is left to the repair', steps: [repaired] },
  { what: 'is tapped again after the repair', steps: [repaired, again] },
  { what: 'is repaired after being tapped again', steps: [again, repaired] },
  { what: 'is tapped again after another week was answered', steps: [anotherWeek, again] },
  { what: 'is left to the repair after another week was answered', steps: [anotherWeek, repaired] },
];

describe('a crash at any call to the store', () => {
  for (const { what, before, submit } of SUBMITTING) {
    for (const { what: then, steps } of AFTERMATHS) {
      it(`heals when ${what} that was broken off ${then}`, async () => {
        const calls = await callsOf(before, submit);
        for (const kill of everyKill(calls)) {
          const history = await after(before);
          const { world } = aCopy(history.world, history.tables, kill);
          const result = await unlessKilled(submitReflection(world, await headOf(history.world), submit));
          assert.equal(result, 'killed');
          for (const step of steps) {
            await step(history, submit);
            if (step === again && submit === NARROWED) await history.assertUnreadable(TAKEN_BACK);
          }
          if (await isStored(history, submit)) await history.assertSound();
          else assert.ok(!steps.includes(again), 'an answered tap was not stored');
        }
      });
    }
  }

  it('heals when taking a reflection back from the meeting that was broken off is tapped again', async () => {
    for (const kill of everyKill(6)) {
      const history = await after([SHARED]);
      await chooseForMeeting(history.world, await headOf(history.world), SHARED.question, true);
      const { world } = aCopy(history.world, history.tables, kill);
      await unlessKilled(chooseForMeeting(world, await headOf(history.world), SHARED.question, false));
      await tap(history.world, ANOTHER_WEEK);
      await chooseForMeeting(history.world, await headOf(history.world), SHARED.question, false);
      const { items } = await history.world.cohorts.shared(COHORT, { audience: 'team', teamId: TEAM }, { limit: 9 });
      assert.deepEqual(items.filter(({ shown }) => shown?.showAtMeeting), []);
    }
  });

  it('of the repair itself is healed by the next round', async () => {
    for (const kill of everyKill(5)) {
      const history = await brokenOffBeforeProjection(NARROWED);
      history.world.clock.move({ seconds: 61 });
      const { world } = aCopy(history.world, history.tables, kill);
      assert.equal(await unlessKilled(repairProjections(world, TENANT)), 'killed');
      await history.repair();
      await history.assertSound();
      await history.assertUnreadable(TAKEN_BACK);
    }
  });
});

describe('a lost answer from the store', () => {
  for (const { what, before, submit } of SUBMITTING) {
    it(`of any commit leaves ${what} answered and stored once`, async () => {
      for (const lost of [1, 2, 3]) {
        const faults = new LosingAnswers();
        const history = await after(before, faults);
        faults.loseCommit(lost);
        const result = await tap(history.world, submit);
        assert.equal(result.kind, 'stored');
        assert.equal(faults.hasLost, true);
        await history.assertSound();
      }
    });

    it(`of the person’s commit leaves ${what} stored once when another device writes before it is sent again`, async () => {
      const faults = new LosingAnswers();
      const history = await after(before, faults);
      faults.loseCommit(2, async () => { await tap(history.world, ANOTHER_WEEK); });
      const result = await tap(history.world, submit);
      assert.ok(['stored', 'repeated'].includes(result.kind));
      assert.equal(faults.hasLost, true);
      if (submit === NARROWED) await history.assertUnreadable(TAKEN_BACK);
      await history.assertSound();
    });
  }
});

describe('two copies at work on one person', () => {
  const races: readonly { readonly what: string; readonly before: readonly ReflectionSubmit[]; readonly tasks: readonly (ReflectionSubmit | 'repair')[] }[] = [
    { what: 'the same new reflection delivered twice', before: [], tasks: [SHARED, SHARED] },
    { what: 'two edits of the same reflection', before: [SHARED], tasks: [EDITED, EDITED_ELSEWHERE] },
    { what: 'a narrowing and an edit of the same reflection', before: [SHARED], tasks: [NARROWED, EDITED] },
    { what: 'a narrowing and an answer to another week', before: [SHARED], tasks: [NARROWED, ANOTHER_WEEK] },
    { what: 'a narrowing delivered twice', before: [SHARED], tasks: [NARROWED, NARROWED] },
    { what: 'a narrowing and the repair of an earlier change', before: [SHARED], tasks: [NARROWED, 'repair'] },
  ];

  for (const { what, before, tasks } of races) {
    it(`agree about ${what}, in every order with three interruptions`, async () => {
      const orders = await inEveryOrder(3, async (choose) => {
        const history = await after(before);
        await race(history, tasks, choose);
        await history.assertSound();
      });
      assert.ok(orders > 40, `only ${orders} orders`);
    });

    it(`agree about ${what} when the first is killed anywhere, in every order with one interruption`, async () => {
      for (const kill of everyKill(12)) {
        await inEveryOrder(1, async (choose) => {
          const history = await after(before);
          await race(history, tasks, choose, kill);
          await history.repair();
          if (await isStored(history, tasks[0])) await history.assertSound();
        });
      }
    }).timeout(60_000);
  }
});

/** Every task on a copy of its own; only the first can be killed. An answered narrowing is checked the moment it is answered, and at the end. */
async function race(history: History, tasks: readonly (ReflectionSubmit | 'repair')[], choose: Parameters<typeof takingTurns>[2], kill?: Parameters<typeof aCopy>[2]): Promise<void> {
  history.world.clock.move({ seconds: 61 });
  const card = await headOf(history.world);
  let narrowed = false;
  await takingTurns(history.tables, tasks.map((task, index) => async (tables) => {
    const { world } = aCopy(history.world, tables, index === 0 ? kill : undefined);
    if (task === 'repair') {
      await repairProjections(world, TENANT);
      return;
    }
    const result = await unlessKilled(submitReflection(world, card, task));
    if (task !== NARROWED || result === 'killed' || result.kind === 'stale') return;
    narrowed = true;
    await history.assertUnreadable(TAKEN_BACK);
  }), choose);
  if (narrowed) await history.assertUnreadable(TAKEN_BACK);
}

async function after(before: readonly ReflectionSubmit[], faults?: LosingAnswers): Promise<History> {
  const history = await aHistory(faults);
  for (const submit of before) await tap(history.world, submit);
  return history;
}

async function brokenOffBeforeProjection(submit: ReflectionSubmit): Promise<History> {
  const history = await after([SHARED]);
  await history.repair();
  const { world } = aCopy(history.world, history.tables, { call: 2, when: 'after' });
  await unlessKilled(submitReflection(world, await headOf(history.world), submit));
  return history;
}

async function callsOf(before: readonly ReflectionSubmit[], submit: ReflectionSubmit): Promise<number> {
  const history = await after(before);
  const copy = aCopy(history.world, history.tables);
  await submitReflection(copy.world, await headOf(history.world), submit);
  return copy.calls();
}

async function answeredTap(world: History['world'], submit: ReflectionSubmit): Promise<void> {
  const { kind } = await tap(world, submit);
  assert.ok(kind === 'stored' || kind === 'repeated', kind);
}

async function isStored({ world }: History, submit: ReflectionSubmit | 'repair' | undefined): Promise<boolean> {
  if (submit === undefined || submit === 'repair') return true;
  const stored = await world.people.reflection(MAJA, submit.question);
  return stored !== undefined && stored.rev > submit.baseRev && week(stored.week) === submit.question.week;
}

/** Loses the answer of one commit, counted from when it was asked for. */
class LosingAnswers {
  hasLost = false;
  #left = Infinity;
  #meanwhile: () => Promise<void> = async () => undefined;

  loseCommit(number: number, meanwhile: () => Promise<void> = async () => undefined): void {
    this.#left = number;
    this.#meanwhile = meanwhile;
  }

  readonly after = async ({ operation }: TableCall): Promise<void> => {
    if (operation !== 'commit' || this.hasLost) return;
    this.#left -= 1;
    if (this.#left > 0) return;
    this.hasLost = true;
    await this.#meanwhile();
    throw new AnswerLost();
  };
}
