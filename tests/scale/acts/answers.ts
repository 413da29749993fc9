import assert from 'node:assert/strict';
import { createConversation } from '../../../bot/conversation/conversation.ts';
import { repairProjections } from '../../../bot/usecases/repair-projections.ts';
import { anEntry, ASKING, sends } from '../../support/broadcasts.ts';
import { aTryingPerson, COHORT, objectId, settle, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { MAJA, ROUNDS } from '../../usecases/builders.ts';
import { countedTables, minus, type CountedTables } from '../counted-tables.ts';
import type { Act } from './act.ts';

const IDENTITY = { tenantId: TENANT, objectId: objectId(1) };
/** Lengths as people wrote who were asked to be short: two sentences, one, and a step. */
const TEXT = {
  did: 'Jag gick tre verksamhetsrundor och såg hur lektionerna börjar. Två började med att målet sades, den tredje med närvaron.',
  takeaway: 'Starten avgör mer än jag trodde, och det pratar vi sällan om.',
  nextStep: 'Ta upp lektionsstarterna på arbetslagets möte på tisdag',
  help: 'none',
  visibility: 'team',
} as const;
const QUESTION = { questionId: '2026-W47.1', baseRev: 0, trialId: ROUNDS } as const;
const SHORT_AFTER = { minutes: 5 };

/** What somebody does in the chat, the clock's second look a minute later included. An answer goes out twice: to the tap, and into the message. */
export async function countAnswers(): Promise<readonly Act[]> {
  return [
    await count('answer to the weekly card', 'reflect.submit', { ...QUESTION, ...TEXT }),
    await count('edit of an answer', 'reflect.submit', { ...QUESTION, ...TEXT, baseRev: 1, did: `${TEXT.did} Och en fjärde.` }, async (there) => { await there.taps('reflect.submit', { ...QUESTION, ...TEXT }); }),
    await count('*hann inte*', 'reflect.not-reached', QUESTION),
    await count('another next step', 'reflect.next-step', { ...QUESTION, nextStep: TEXT.nextStep }),
    await countBroadcastAnswer(),
  ];
}

async function countBroadcastAnswer(): Promise<Act> {
  const data = { campaignId: '', baseRev: 0, question: ASKING.question, answer: 'Hur vi får tid till rundorna när höstens samtal börjar' };
  return await count('answer to a broadcast', 'broadcast.submit', data, async ({ world }) => {
    world.clock.set('2026-11-26T14:30:00.000Z');
    await world.rosters.putAll(COHORT, [anEntry({ pid: MAJA })]);
    data.campaignId = (await sends(world, ASKING)).campaignId;
  });
}

interface Chatting {
  readonly world: TestWorld;
  readonly counted: CountedTables;
  /** Bytes of the card that answers. */
  taps(verb: string, data: unknown): Promise<number>;
}

async function aChat(): Promise<Chatting> {
  const counted = countedTables();
  const world = await testWorld({ tables: counted.tables });
  await settle(world, aTryingPerson({ greeted: true }));
  const conversation = createConversation({ world, links: {}, contact: undefined, onError: (error) => { throw error; } });
  return {
    world,
    counted,
    async taps(verb, data) {
      const answer = await conversation.answerAction({ identity: IDENTITY, locale: 'sv-SE', profile: () => assert.fail('a known person is not looked up') }, verb, data);
      assert.ok(answer.kind === 'receipt' || answer.kind === 'follow-up', JSON.stringify(answer.card));
      return Buffer.byteLength(JSON.stringify(answer.card));
    },
  };
}

async function count(name: string, verb: string, data: unknown, before: (there: Chatting) => Promise<void> = async () => {}): Promise<Act> {
  const there = await aChat();
  const { world, counted } = there;
  await before(there);
  world.clock.move(SHORT_AFTER);
  while ((await repairProjections(world, TENANT)) > 0);
  counted.reset();
  await repairProjections(world, TENANT);
  const lookingForNone = counted.total();
  const stored = await counted.bytes();
  counted.reset();
  const answerBytes = await there.taps(verb, data);
  world.clock.move(SHORT_AFTER);
  await repairProjections(world, TENANT);
  return {
    name,
    ...minus(counted.total(), lookingForNone),
    ofCohort: counted.of('Cohort'),
    storedBytes: (await counted.bytes()) - stored,
    sentBytes: 2 * answerBytes,
  };
}
