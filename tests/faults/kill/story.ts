import { FAILURE_STATES, type FailureState } from '../../../bot/domain/lane/lane.ts';
import { printTable } from '../../bench/report.ts';
import { AFTERNOON_DATE } from '../../support/afternoon.ts';
import type { Checks } from '../checks.ts';
import type { Ground } from '../ground.ts';
import { extraCards, type Fate } from '../outcome.ts';
import { storedOf, type Given } from './answering.ts';
import type { Killing } from './killing.ts';

/** All that there is to tell of a kill test. */
export interface Story {
  readonly ground: Ground;
  /** Whether all was over in the end. */
  readonly settled: boolean;
  readonly killing: Killing;
  readonly given: readonly Given[];
  readonly fates: readonly Fate[];
  readonly seconds: number;
}

/** A card that was claimed before an answer came may still be on its way for so long after it. */
const ON_ITS_WAY_MS = 3_000;

/**
 * A machine that starts a process every four seconds sends in lumps what was begun evenly, and who takes over knows
 * nothing of what the killed one sent in its last second; the bench keeps to 0.1 %.
 */
const MOST_THROTTLED = 0.005;

/** Prints what happened, and checks the promise by it. */
export async function tellStory(checks: Checks, story: Story): Promise<void> {
  const { ground, settled, killing, given, fates, seconds } = story;
  const answered = new Map(given.map((each) => [each.receiver.pid, each]));
  const totals = await ground.teams.ask('totals');
  const stored = await storedOf(ground.world, given);
  const lost = fates.filter(({ receiver, cards, failures }) => cards.length === 0 && failures.length === 0 && !answered.has(receiver.pid));
  const unspoken = fates.filter(({ receiver, cards, failures }) => cards.length === 0 && failures.length === 0 && answered.has(receiver.pid));
  printTable('Workers killed while they send', ['', 'number'], [
    ['receivers', fates.length],
    ['kills, one every 4 s', killing.kills],
    ['lanes without a holder then', killing.lanesLost],
    ['cards that Teams took', totals.accepted],
    ['of them before the last kill', fates.flatMap(({ cards }) => cards).filter(({ at }) => at < killing.lastAt).length],
    ...FAILURE_STATES.map((state) => [`listed as ${state}`, listed(fates, state)] as const),
    ['answered first, and so not asked', unspoken.length],
    ['lost', lost.length],
    ['rows in `sending` at the kills', killing.sending.length],
    ['extra cards', extraCards(fates)],
    ['most requests in a second', Math.max(...[...totals.byTenant.values()].map(({ maxPerSecond }) => maxPerSecond))],
    ['answers given', given.length],
    ['answers stored', stored],
    ['most slots of a person and day', mostSlotsADay(fates)],
    ['seconds', seconds],
  ]);

  checks.holds('everything is over in the end', settled);
  checks.equal('lost', lost.length, 0);
  checks.equal('listed, and nobody was blocked or refused', listed(fates, 'unreachable') + listed(fates, 'poisoned') + listed(fates, 'expired'), 0);
  checks.atMost('extra cards, against rows in `sending` at the kills', extraCards(fates), killing.sending.length);
  checks.equal('receivers of an extra card, or listed as uncertain, whose row was never in `sending` at a kill', doubtfulForNoReason(fates, killing).length, 0);
  checks.equal('extra cards that ask another question', fates.filter(({ cards }) => new Set(cards.map(({ questionId }) => questionId)).size > 1).length, 0);
  checks.equal('called sent, and in nobody’s chat', fates.filter(({ cards, slots }) => cards.length === 0 && slots.some(({ state }) => state === 'sent')).length, 0);
  checks.atMost('most slots of a person and day', mostSlotsADay(fates), 1);
  checks.equal('answers stored', stored, given.length);
  checks.equal('answers counted twice, of two taps', given.filter(({ results }) => results.filter((each) => each === 'stored').length !== 1).length, 0);
  checks.equal('asked although they had answered', fates.filter(({ receiver, cards }) => wasAskedInVain(cards, answered.get(receiver.pid))).length, 0);
  checks.atMost('over Teams’ limits', totals.throttled, totals.accepted * MOST_THROTTLED);
  checks.atMost('to one chat at once', totals.maxInFlightPerConversation, killing.sending.length === 0 ? 1 : 2);
  checks.equal('errors that nothing explains', killing.surprises.length, 0);
  for (const line of killing.surprises.slice(0, 5)) checks.note(line);
}

function listed(fates: readonly Fate[], state: FailureState): number {
  return fates.filter(({ failures }) => failures.some((failure) => failure.state === state)).length;
}

/** A doubt comes from a kill alone, and one kill makes one card more at most. */
function doubtfulForNoReason(fates: readonly Fate[], { sending }: Killing): readonly Fate[] {
  const times = new Map<string, number>();
  for (const key of sending) times.set(key, (times.get(key) ?? 0) + 1);
  return fates.filter(({ receiver, cards, failures }) => {
    const doubts = Math.max(cards.length - 1, failures.some(({ state }) => state === 'uncertain') ? 1 : 0);
    return doubts > (times.get(receiver.pid) ?? 0);
  });
}

function mostSlotsADay(fates: readonly Fate[]): number {
  return Math.max(...fates.map(({ slots }) => slots.filter(({ id }) => id.startsWith(AFTERNOON_DATE)).length));
}

function wasAskedInVain(cards: Fate['cards'], given: Given | undefined): boolean {
  if (!given) return false;
  return given.when === 'before' ? cards.length > 0 : cards.some(({ at }) => at > given.at + ON_ITS_WAY_MS);
}
