import assert from 'node:assert/strict';
import type { PersonId } from '../../bot/domain/ids.ts';
import type { Faults } from '../../bot/storage/table/memory-tables.ts';
import { COHORT, TEAM, TENANT } from '../support/world.ts';
import type { Kill } from '../usecases/copies.ts';
import {
  aHolder, aLaneHistory, answers, away, BLOCKED, broadcast, CAMPAIGN, DUE, isAnswering, linkChannel, LOST, LOST_THOUGH_ARRIVED, nameOf, NEXT_DAY, NOT_AUTHORISED, PROMPT, REFUSED, throttled, WEEKLY,
  type Answer, type HistoryOptions, type LaneHistory,
} from './lane-history.ts';
import { assertNextWeek, assertProjected, assertPromise, type Owed } from './the-promise.ts';

export interface Story {
  readonly what: string;
  readonly receivers: number;
  readonly change?: HistoryOptions['change'];
  /** Instants; DUE and the day after if not said. */
  readonly at?: string;
  readonly nextDay?: string;
  begin?(history: LaneHistory): Promise<void>;
  /** Who is owed which cards at the end of the next day; everybody the week's if not said. */
  owed?(history: LaneHistory): Owed['cards'];
  after?(history: LaneHistory): Promise<void>;
}

const FIRST = 'p-0001' as PersonId;
const SECOND = 'p-0002' as PersonId;
const THIRD = 'p-0003' as PersonId;
const DIGEST = 'team-digest|2026-11';

export const STORIES: readonly Story[] = [
  { what: 'weekly cards', receivers: 3 },
  {
    what: 'a receiver who answers while the card is under way',
    receivers: 2,
    begin: async (history) => {
      history.teams.meanwhile = async ({ delivery }) => { if (delivery.to.kind === 'person' && delivery.to.pid === FIRST) await answers(history, FIRST); };
    },
    after: async ({ teams }) => assert.ok(!teams.to(FIRST).some(({ key }) => key === 'reminder|2026-W48'), 'who has answered is reminded'),
  },
  {
    what: 'a receiver who answers while the card waits',
    receivers: 2,
    begin: async (history) => {
      history.teams.answering(FIRST, WEEKLY, [away(4_000)]);
      history.teams.meanwhile = async ({ delivery }) => { if (delivery.to.kind === 'person' && delivery.to.pid === FIRST) await answers(history, FIRST); };
    },
    owed: () => new Map([[SECOND, [WEEKLY]]]),
    after: async ({ teams }) => assert.deepEqual(teams.to(FIRST), [], 'who has answered is asked'),
  },
  {
    what: 'a day that has had its nudge, as its slot alone knows',
    receivers: 2,
    begin: async ({ world }) => {
      const slot = { id: `2026-11-26|${FIRST}`, kind: 'step-day', key: 'step-day|2026-11-26', state: 'sent', at: DUE };
      await world.tables.commit('Lane', TENANT, [{ kind: 'put', row: { pk: TENANT, rk: `d|${slot.id}`, values: { v: 1, json: JSON.stringify(slot) } } }]);
    },
    after: async ({ teams }) => assert.ok(teams.to(FIRST).every(({ at }) => at > '2026-11-27'), 'the day has had two'),
  },
  { what: 'one who has blocked the bot', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, many(BLOCKED)), after: async (history) => listed(history, FIRST, 'unreachable') },
  { what: 'a card that is refused', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, many(REFUSED)), after: async (history) => listed(history, FIRST, 'poisoned', 'uncertain') },
  { what: 'a 429 that says when', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [throttled(3_000)]) },
  { what: 'a recipient to whom nothing can be sent for a while', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [away(), away()]) },
  { what: 'a token that is not accepted', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [NOT_AUTHORISED]) },
  { what: 'an answer of Teams that never came', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [LOST]) },
  { what: 'two answers of Teams that never came', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [LOST, LOST]) },
  { what: 'an answer of Teams that was lost', receivers: 2, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [LOST_THOUGH_ARRIVED]) },
  { what: 'two answers of Teams that were lost', receivers: 1, begin: async (history) => history.teams.answering(FIRST, WEEKLY, [LOST_THOUGH_ARRIVED, LOST_THOUGH_ARRIVED]) },
  {
    what: 'a broadcast to some who are asked that day and one who is not',
    receivers: 3,
    change: (person, index) => (index === 2 ? isAnswering(person) : person),
    begin: async (history) => broadcast(history, [FIRST, THIRD]),
    owed: () => new Map([[FIRST, [PROMPT, WEEKLY]], [SECOND, [WEEKLY]], [THIRD, [PROMPT]]]),
  },
  {
    what: 'a broadcast beside the day’s one nudge',
    receivers: 3,
    change: (person, index) => (index === 2 ? isAnswering(person) : person),
    begin: async (history) => broadcast(history, [FIRST, THIRD], { exempt: true }),
    owed: () => new Map([[FIRST, [PROMPT, WEEKLY]], [SECOND, [WEEKLY]], [THIRD, [PROMPT]]]),
  },
  {
    what: 'a broadcast that is throttled, refused and lost',
    receivers: 3,
    change: (person, index) => (index === 2 ? isAnswering(person) : person),
    begin: async (history) => {
      await broadcast(history, [FIRST, SECOND, THIRD]);
      history.teams.answering(FIRST, PROMPT, [throttled(2_000)]);
      history.teams.answering(SECOND, PROMPT, many(REFUSED));
      history.teams.answering(THIRD, PROMPT, [LOST_THOUGH_ARRIVED]);
    },
    owed: () => new Map([[FIRST, [PROMPT, WEEKLY]], [SECOND, [PROMPT, WEEKLY]], [THIRD, [PROMPT]]]),
  },
  {
    what: 'a broadcast that is cancelled when the first receiver has it',
    receivers: 2,
    change: isAnswering,
    begin: async (history) => {
      await broadcast(history, [FIRST, SECOND], { exempt: true });
      history.teams.answering(SECOND, PROMPT, many(throttled(8_000)));
      history.teams.meanwhile = async () => history.world.lanes.cancel(TENANT, CAMPAIGN);
    },
    owed: () => new Map(),
    after: async (history) => {
      const [ticket] = await history.tickets();
      assert.equal(ticket?.cancelled, true);
      assert.deepEqual(history.teams.to(SECOND), [], 'what was cancelled is sent');
      const result = (await history.results()).find(({ id }) => id.includes(FIRST));
      assert.ok(history.teams.to(FIRST).length > 0 || result?.state === 'cancelled', 'a receiver is forgotten');
    },
  },
  {
    what: 'a team’s digest in a channel',
    receivers: 1,
    change: isAnswering,
    at: '2026-12-02T09:00:00.000Z',
    nextDay: '2026-12-02T15:00:00.000Z',
    begin: async (history) => linkChannel(history),
    owed: () => new Map([[TEAM, [DIGEST]]]),
    after: async ({ world }) => assert.deepEqual((await world.lanes.channel(TENANT, { cohortId: COHORT, teamId: TEAM }))?.value.told, ['2026-11']),
  },
  {
    what: 'a team’s digest that Teams loses twice',
    receivers: 1,
    change: isAnswering,
    at: '2026-12-02T09:00:00.000Z',
    nextDay: '2026-12-02T15:00:00.000Z',
    begin: async (history) => {
      await linkChannel(history);
      history.teams.answering(TEAM, DIGEST, [LOST, LOST_THOUGH_ARRIVED]);
    },
    owed: () => new Map([[TEAM, [DIGEST]]]),
  },
];

function many(answer: Answer): readonly Answer[] {
  return Array.from({ length: 9 }, () => answer);
}

/** After a kill it may be that nobody knows whether it was refused. */
async function listed(history: LaneHistory, pid: string, ...states: readonly string[]): Promise<void> {
  const failures = (await history.failures()).filter(({ to }) => nameOf(to) === pid);
  assert.ok(failures.some(({ state }) => states.includes(state)), `${pid} is not listed as ${states.join(' or ')}`);
}

export async function begun({ receivers, change, at, begin }: Story, faults?: Faults): Promise<LaneHistory> {
  const history = await aLaneHistory(receivers, { ...(change ? { change } : {}), ...(faults ? { faults } : {}) });
  if (at !== undefined) history.world.clock.set(at);
  await begin?.(history);
  return history;
}

/** The lane is taken over by one holder after the other, all but the last of them killed; then it is the next day, and the next week. */
export async function ended(story: Story, history: LaneHistory, kills: readonly (Kill | undefined)[]): Promise<void> {
  let inDoubt = 0;
  for (const [index, kill] of kills.entries()) {
    const holder = await aHolder(history, `holder ${index + 1}`, kill ? { kill } : {});
    const end = await holder.work();
    if (end === 'killed') inDoubt += await history.sending();
    // A second kill may come too late: there was less to do.
    if (index === 0 || !kill) assert.equal(end, kill ? 'killed' : 'idle');
    history.time.leap(31_000);
  }
  // Before a later card brings its own.
  await assertProjected(history);
  await toldTheNextDay(story, history, inDoubt);
  // A kill after a call and one before the next leave the same.
  if (kills.length === 1 || (kills.length === 2 && kills[0]?.when === 'after')) await assertNextWeek(history);
}

export async function toldTheNextDay(story: Story, history: LaneHistory, inDoubt: number): Promise<void> {
  history.world.clock.set(story.nextDay ?? NEXT_DAY);
  const next = await aHolder(history, 'next day');
  assert.equal(await next.work(), 'idle');
  const cards = story.owed?.(history);
  await assertPromise(history, { inDoubt, ...(cards ? { cards } : {}) });
  await story.after?.(history);
}

export async function callsOf(story: Story): Promise<number> {
  const history = await begun(story);
  const holder = await aHolder(history, 'whole');
  assert.equal(await holder.work(), 'idle');
  return holder.calls();
}

export async function told(where: string, doing: () => Promise<void>): Promise<void> {
  try {
    await doing();
  } catch (error) {
    throw new Error(where, { cause: error });
  }
}
