import { setTimeout as wait } from 'node:timers/promises';
import { LedtradError } from '../../../bot/domain/errors.ts';
import { isAnswered } from '../../../bot/domain/calendar/ledger.ts';
import type { Answer } from '../../../bot/domain/reflection/answer.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import type { Receiver } from '../../bench/delivery/receivers.ts';
import { trialIdOf } from '../../bench/members.ts';
import { nextStep, whatHappened, whatWasLearnt } from '../../bench/texts.ts';
import { AFTERNOON_WEEK, realNow } from '../../support/afternoon.ts';

/** Of all receivers, one in so many. */
const ONE_IN = 20;
/** After their card is due; by then it has come, or is on its way, or waits for a lane to be taken. */
const LONGEST_THOUGHT_MS = 8_000;

export interface Answerer {
  readonly receiver: Receiver;
  /** `before`: before anybody has been sent anything. */
  readonly when: 'before' | 'meanwhile';
  /** Taps twice, and both taps come through. */
  readonly twice: boolean;
}

/** An answer as the person knows of it. */
export interface Given extends Answerer {
  /** When it was confirmed, as `realNow` gives it. */
  readonly at: number;
  readonly results: readonly string[];
}

/** One in twenty: a third of them before anything is sent, and every other of the rest with two taps. */
export function answerersAmong(receivers: readonly Receiver[]): readonly Answerer[] {
  return receivers
    .filter(({ index }) => index % ONE_IN === ONE_IN - 1)
    .map((receiver, number) => ({ receiver, when: number % 3 === 0 ? 'before' : 'meanwhile', twice: number % 2 === 1 }));
}

/** Each at a moment of their own after their card was due: `dueAt` as `realNow` gives it. */
export async function answerMeanwhile(world: World, answerers: readonly Answerer[], dueAt: (receiver: Receiver) => number, random: () => number): Promise<readonly Given[]> {
  return await Promise.all(answerers.filter(({ when }) => when === 'meanwhile').map(async (answerer) => {
    await wait(Math.max(0, dueAt(answerer.receiver) + random() * LONGEST_THOUGHT_MS - realNow()));
    return await answer(world, answerer);
  }));
}

export async function answerBefore(world: World, answerers: readonly Answerer[]): Promise<readonly Given[]> {
  const given: Given[] = [];
  for (const answerer of answerers) if (answerer.when === 'before') given.push(await answer(world, answerer));
  return given;
}

/** How many stand as they were given: one reflection, once revised or never, and the week done. */
export async function storedOf(world: World, given: readonly Given[]): Promise<number> {
  let stored = 0;
  for (const { receiver } of given) {
    const { items } = await world.people.reflections(receiver.pid, { limit: 5 });
    const head = await world.people.load(receiver.pid);
    if (items.length === 1 && items[0]?.rev === 1 && head && isAnswered(head.value.ledger, AFTERNOON_WEEK)) stored += 1;
  }
  return stored;
}

async function answer(world: World, answerer: Answerer): Promise<Given> {
  const taps = Array.from({ length: answerer.twice ? 2 : 1 }, () => tap(world, answerer.receiver));
  return { ...answerer, results: await Promise.all(taps), at: realNow() };
}

async function tap(world: World, { pid, index }: Receiver): Promise<string> {
  const person = await world.people.load(pid);
  if (!person) throw new LedtradError('not-found');
  const { kind } = await submitReflection(world, person, { question: { week: AFTERNOON_WEEK, entry: 1 }, baseRev: 0, trialId: trialIdOf(index), answer: answerOf(index) });
  return kind;
}

function answerOf(index: number): Answer {
  return { kind: 'reflection', did: whatHappened(index), takeaway: whatWasLearnt(index), nextStep: nextStep(index), help: 'none', visibility: 'team', observations: {} };
}
