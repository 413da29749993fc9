import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { outcomeOf } from '../../bot/domain/calendar/ledger.ts';
import { DEFAULT_ZONE, localDate } from '../../bot/domain/calendar/zone.ts';
import type { PersonId } from '../../bot/domain/ids.ts';
import type { Failure } from '../../bot/domain/lane/lane.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { repairProjections } from '../../bot/usecases/repair-projections.ts';
import { summaryOf } from '../../bot/domain/team/summary.ts';
import { COHORT, TENANT } from '../support/world.ts';
import { aHolder, nameOf, NEXT_WEEK, WEEK, WEEKLY, type Card, type LaneHistory } from './lane-history.ts';

export interface Owed {
  /** Who is to have which cards, or be listed with the reason; everybody the week's card if nothing else is said. */
  readonly cards?: ReadonlyMap<string, readonly string[]>;
  /** Cards whose outcome nobody knew when somebody was killed: there may be so many too many. */
  readonly inDoubt?: number;
}

/**
 * The promise: every receiver has the card or is listed with the reason; there are no more extra cards than were in
 * doubt, and an extra card asks the same question; one nudge a day; and what is remembered agrees with what arrived.
 */
export async function assertPromise(history: LaneHistory, owed: Owed = {}): Promise<void> {
  const failures = await history.failures();
  assertOwed(history, failures, owed.cards ?? everybody(history, WEEKLY));
  assertExtra(history.teams.cards, (owed.inDoubt ?? 0) + history.teams.lostThoughArrived);
  assertOneADay(history.teams.cards);
  assert.deepEqual(await history.queue(), [], 'something is left in the queue');
  for (const pid of history.pids) {
    const head = await history.head(pid);
    assertRemembered(head, history.teams.to(pid), failures.filter(({ to }) => nameOf(to) === pid));
    await assertPlanned(history, head);
  }
  await assertCounted(history);
  await assertProjected(history);
}

export function everybody({ pids }: Pick<LaneHistory, 'pids'>, ...keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(pids.map((pid) => [pid, keys]));
}

/** Nobody falls out of planning: a week later everybody who can be reached is asked again. */
export async function assertNextWeek(history: LaneHistory, except: readonly PersonId[] = []): Promise<void> {
  history.world.clock.set(NEXT_WEEK);
  history.teams.meanwhile = async () => undefined;
  const holder = await aHolder(history, 'next week');
  assert.equal(await holder.work(), 'idle');
  for (const pid of history.pids) {
    if (except.includes(pid) || (await history.head(pid)).unreachable) continue;
    const cards = history.teams.to(pid).filter(({ key }) => key === 'weekly-card|2026-W49');
    assert.equal(cards.length, 1, `${pid} is not asked the week after`);
  }
}

function assertOwed({ teams }: LaneHistory, failures: readonly Failure[], owed: ReadonlyMap<string, readonly string[]>): void {
  const lost = [...owed].flatMap(([pid, keys]) => keys.filter((key) => {
    const isListed = failures.some((failure) => nameOf(failure.to) === pid && failure.key === key && failure.reason !== undefined);
    return !isListed && !teams.to(pid).some((card) => card.key === key);
  }).map((key) => `${pid} ${key}`));
  assert.deepEqual(lost, [], 'a receiver has neither the card nor a reason');
}

function assertExtra(cards: readonly Card[], inDoubt: number): void {
  const different = new Set(cards.map(({ pid, key }) => `${pid} ${key}`)).size;
  assert.ok(cards.length - different <= inDoubt, `${cards.length - different} extra cards, ${inDoubt} were in doubt`);
}

function assertOneADay(cards: readonly Card[]): void {
  const days = new Map<string, Set<string>>();
  for (const { pid, key, at, exempt } of cards) {
    if (exempt) continue;
    const day = `${pid} ${localDate(Temporal.Instant.from(at), DEFAULT_ZONE).toString()}`;
    days.set(day, (days.get(day) ?? new Set()).add(key));
  }
  for (const [day, keys] of days) assert.ok(keys.size <= 1, `${day}: ${[...keys].join(' and ')}`);
}

/** What the head says was said is what arrived, may have arrived, or can never arrive; and the ledger follows. */
function assertRemembered({ pid, nudging, ledger }: Person, cards: readonly Card[], failures: readonly Failure[]): void {
  const arrived = cards.filter(({ exempt }) => !exempt).flatMap(({ key, lines }) => [key, ...lines]);
  const may = failures.filter(({ state, delivery }) => state === 'uncertain' && !delivery?.exempt).map(({ key }): string => key);
  const never = failures.filter(({ state }) => state === 'poisoned').map(({ key }): string => key);
  const said = nudging.said.map(({ key }): string => key);
  const outcome = outcomeOf(ledger, WEEK, WEEK);
  const isAnswered = outcome === 'answered';
  assert.deepEqual(said.filter((key) => ![...arrived, ...may, ...never].includes(key)), [], `${pid} is said to have been told what never came`);
  assert.deepEqual([...arrived, ...may].filter((key) => !said.includes(key) && !(isAnswered && key === WEEKLY)), [], `what came to ${pid} is forgotten`);
  assert.ok(nudging.said.every(({ again }) => !again), `${pid} is said to have been told twice`);
  if (!isAnswered && !may.includes(WEEKLY)) assert.equal(outcome === 'asked', arrived.includes(WEEKLY), `the ledger of ${pid} says ${outcome}`);
}

/** A hint stands at or before when something is due next. */
async function assertPlanned({ world, ...history }: LaneHistory, person: Person): Promise<void> {
  const now = world.clock.now();
  const { due, nextDueAt } = world.nudges.decide(person, now);
  const next = due ? now.toString({ smallestUnit: 'millisecond' }) : nextDueAt;
  if (next === undefined) return;
  const hints = (await history.hints()).filter(({ to }) => nameOf(to) === person.pid);
  assert.ok(hints.some(({ dueAt }) => dueAt <= next), `no hint says when ${person.pid} is next due`);
}

/** What a broadcast counted is what stands in its slots. */
async function assertCounted(history: LaneHistory): Promise<void> {
  const results = await history.results();
  for (const { campaignId, counts, expanded, cancelled } of await history.tickets()) {
    const states = results.filter(({ id }) => id.includes(`|!${campaignId}|`)).map(({ state }) => state);
    const counted = Object.fromEntries(Object.keys(counts).map((state) => [state, states.filter((each) => each === state).length]));
    assert.deepEqual(counts, counted, 'a broadcast is counted wrong');
    if (!expanded || cancelled) continue;
    for (const { id, state } of results.filter((result) => result.id.includes(`|!${campaignId}|`))) {
      const hasIt = history.teams.to(id.split('|')[2] ?? '').some(({ key }) => key === `meeting-prompt|${campaignId}`);
      if (state === 'sent') assert.ok(hasIt, `${id} counts as sent and never arrived`);
      if (hasIt) assert.ok(state === 'sent' || state === 'uncertain', `${id} arrived and counts as ${state}`);
    }
  }
}

/** The team's page shows what is in the head, if need be after the repair. What says nothing to the team need not be shown. */
export async function assertProjected({ world, pids, ...history }: LaneHistory): Promise<void> {
  world.clock.move({ seconds: 61 });
  while ((await repairProjections(world, TENANT)) > 0);
  const shown = new Map((await world.cohorts.summaries(COHORT)).map((summary) => [summary.pid, summary]));
  for (const pid of pids) {
    const { rev: _of, ...summary } = summaryOf(await history.head(pid));
    const { rev: _shown, ...standing } = shown.get(pid) ?? { rev: 0 };
    assert.deepEqual(standing, summary, `the team’s page is behind the head of ${pid}`);
  }
}
