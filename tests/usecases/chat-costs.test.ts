import assert from 'node:assert/strict';
import { createConversation } from '../../bot/conversation/conversation.ts';
import type { ActionId } from '../../bot/domain/ids.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { submitReflection } from '../../bot/usecases/reflections/submit-reflection.ts';
import { saveChoice } from '../../bot/usecases/trials/save-choice.ts';
import { aPerson, aTryingPerson, objectId, settle, TENANT, testWorld } from '../support/world.ts';
import { actionIds, choiceOf, headOf, ROUNDS, submitOf, written } from './builders.ts';

const IDENTITY = { tenantId: TENANT, objectId: objectId(1) };
const QUESTION = { questionId: '2026-W47.1', trialId: ROUNDS, baseRev: 0 };
const TEXT = written();
const [FIRST] = actionIds() as [ActionId]; // The area is known to have some.

interface Costly {
  readonly verb: string;
  readonly what?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly requests: number;
  readonly person?: Partial<Person>;
  /** With this week's reflection shared with the team already. */
  readonly answered?: boolean;
}

const CHOOSER = { home: IDENTITY, greeted: true };

/** Each with its identity cached, from the request that reads the head to the last. */
const COSTS: readonly Costly[] = [
  { verb: 'hello.open', requests: 2 },
  { verb: 'help.open', requests: 1 },
  { verb: 'status.open', requests: 1 },
  { verb: 'data.open', requests: 2 },
  { verb: 'settings.open', requests: 1 },
  { verb: 'settings.save', requests: 5, data: { language: 'en', visibility: 'team', analysts: 'yes' } },
  { verb: 'pause.open', requests: 1 },
  { verb: 'pause.submit', requests: 5, data: { until: '2026-12-06' } },
  { verb: 'pause.end', requests: 5, person: { pause: { from: '2026-11-02' } } },
  { verb: 'reflect.open', requests: 1 },
  { verb: 'reflect.open', requests: 1, answered: true },
  { verb: 'reflect.extra', requests: 1, answered: true, data: { week: '2026-W47' } },
  { verb: 'reflect.edit', requests: 2, answered: true, data: QUESTION },
  { verb: 'reflect.submit', requests: 5, data: { ...QUESTION, ...TEXT } },
  { verb: 'reflect.submit', what: 'the same again', requests: 4, answered: true, data: { ...QUESTION, ...TEXT } },
  { verb: 'reflect.submit', what: 'an edit', requests: 5, answered: true, data: { ...QUESTION, ...TEXT, did: 'Ändrat.', baseRev: 1 } },
  { verb: 'reflect.submit', what: 'on an old card', requests: 2, answered: true, data: { ...QUESTION, ...TEXT, did: 'Från ett gammalt kort.' } },
  { verb: 'reflect.not-reached', requests: 5, data: QUESTION },
  { verb: 'reflect.next-step', requests: 5, data: { ...QUESTION, nextStep: 'Ett annat steg' } },
  { verb: 'reflect.meeting', requests: 6, answered: true, data: { ...QUESTION, show: true } },
  { verb: 'reflect.keep-stored', requests: 1, answered: true, data: QUESTION },
  { verb: 'nudge.settings', requests: 1 },
  { verb: 'nudge.settings.save', requests: 5, data: { weekday: '2', time: '10:00', kinds: 'weekly-card' } },
  { verb: 'nudge.snooze', requests: 5, data: { kind: 'weekly-card', keys: ['weekly-card|2026-W47'], later: 'tomorrow' } },
  { verb: 'nudge.unsnooze', requests: 1, data: { kind: 'weekly-card', keys: [] } },
  { verb: 'nudge.pause', requests: 5, data: { kind: 'weekly-card', pauseUntil: '2026-12-06' } },
  { verb: 'nudge.wait', requests: 5 },
  { verb: 'nudge.schedule', requests: 5, data: { kind: 'weekly-card', weekday: '2', time: '10:00' } },
  { verb: 'nudge.schedule', what: 'to what it is', requests: 1, data: { kind: 'weekly-card', weekday: '4', time: '14:00' } },
  { verb: 'nudge.stop-kind', requests: 5, data: { kind: 'reminder' } },
  { verb: 'nudge.stop-all', requests: 5 },
  { verb: 'nudge.start', requests: 1, data: { kind: 'all' } },
  { verb: 'step-day.choose', requests: 5, answered: true, data: { ...QUESTION, stepDay: '2026-11-30' } },
  { verb: 'step-day.drop', requests: 1, answered: true, data: QUESTION },
  { verb: 'change.open', requests: 1 },
  { verb: 'change.describe', requests: 6, data: { trial: { trialId: ROUNDS, actionId: 'verksamhet.rundor', actionVersion: 1, state: 'planned' }, when: 'Fredagar' } },
];

describe('what an answer in the chat costs', () => {
  for (const { verb, what, data, requests, person, answered } of COSTS) {
    it(`is ${requests} for ${verb}${answered ? ' when the week is answered' : ''}${what ? `, ${what}` : ''}`, async () => {
      const world = await testWorld();
      await settle(world, aTryingPerson({ greeted: true, ...person }));
      if (answered) await submitReflection(world, await headOf(world), submitOf(TEXT));
      assert.equal(await costOf(world, verb, data), requests);
    });
  }

  for (const verb of ['choose.next', 'choose.later']) {
    it(`is six for ${verb}, one of them for what was kept so far`, async () => {
      const world = await testWorld();
      await settle(world, aPerson(CHOOSER));
      assert.equal(await costOf(world, verb, { step: 'present-state', seen: 'Nuläge', wanted: 'Önskat läge' }), 6);
    });
  }

  it('is two for taking up a choice where it was left', async () => {
    const world = await testWorld();
    await settle(world, aPerson(CHOOSER));
    await saveChoice(world, await headOf(world), choiceOf([FIRST], { step: 'actions' }));
    assert.equal(await costOf(world, 'choose.open'), 2);
  });
});

/** A form that came back with faults would cost its head alone, so a wrong card cannot pass for a cheap one. */
async function costOf(world: Awaited<ReturnType<typeof testWorld>>, verb: string, data: unknown = {}): Promise<number> {
  const conversation = createConversation({ world, links: {}, contact: undefined, onError: (error) => { throw error; } });
  world.counter.reset();
  await conversation.answerAction({ identity: IDENTITY, locale: 'sv-SE', profile: () => assert.fail('a known person is not looked up') }, verb, data);
  return world.counter.requests;
}
