import assert from 'node:assert/strict';
import type { TeamId } from '../../bot/domain/ids.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { requestCounter, type RequestCounter } from '../../bot/storage/table/request-counter.ts';
import { COHORT, PROGRAMME, TENANT, week } from '../support/world.ts';
import { aHolder, aLaneHistory, broadcast, DUE, isAnswering, PROMPT, type HistoryOptions, type LaneHistory } from './lane-history.ts';
import { assertPromise, everybody } from './the-promise.ts';

const MEMBERS_OF_A_TEAM = 8;
/** A renewal, a look at hints and one at broadcasts come however much is sent. */
const WHILE_NOTHING_IS_SENT = 12;

describe('what a send costs in requests', () => {
  it('is at most four for weekly cards to teams of eight, with identities that are not known yet and teams’ summaries', async () => {
    const { history, counter } = await counted(40);
    const requests = await requestsFor(history, counter);
    assert.equal(history.teams.cards.length, 40);
    assert.ok(requests / 40 <= 4, `${requests / 40} a send`);
    await assertPromise(history);
  });

  it('is at most four for a broadcast beside the day’s one nudge', async () => {
    const { history, counter } = await counted(40, isAnswering);
    await broadcast(history, history.pids, { exempt: true });
    const requests = await requestsFor(history, counter);
    assert.equal(history.teams.cards.length, 40);
    assert.ok(requests / 40 <= 4, `${requests / 40} a send`);
    await assertPromise(history, { cards: everybody(history, PROMPT) });
  });
});

describe('what planning costs in requests', () => {
  it('follows from who is due, not from how many members there are', async () => {
    const costs: number[] = [];
    for (const members of [100, 2_000]) {
      const { history, counter } = await counted(members, (person, index) => (index < 20 ? person : isAnswering(person)));
      costs.push(await requestsFor(history, counter));
      assert.equal(history.teams.cards.length, 20);
    }
    assert.equal(costs[0], costs[1]);
  }).timeout(20_000);

  it('is next to nothing while nothing is due', async () => {
    const { history, counter } = await counted(40);
    history.world.clock.set('2026-11-26T08:00:00.000Z');
    assert.ok(await requestsFor(history, counter, '2026-11-26T08:00:00.000Z') <= WHILE_NOTHING_IS_SENT);
    assert.equal(history.teams.attempts.length, 0);
  });
});

async function counted(receivers: number, change: NonNullable<HistoryOptions['change']> = (person) => person): Promise<{ history: LaneHistory; counter: RequestCounter }> {
  const counter = requestCounter();
  const history = await aLaneHistory(receivers, { tables: memoryTables({ onRequest: counter.onRequest }), change: (person, index) => change({
    ...person,
    roles: [{ kind: 'principal', cohortId: COHORT, teamId: `lag-${Math.floor(index / MEMBERS_OF_A_TEAM)}` as TeamId, programme: PROGRAMME, joined: week('2026-W30') }],
  }, index) });
  return { history, counter };
}

/** From taking the lane to giving it back. Teams is reached by an identity that has to be read, as the messenger does. */
async function requestsFor(history: LaneHistory, counter: RequestCounter, now = DUE): Promise<number> {
  history.world.clock.set(now);
  const { identities } = history.world;
  const holder = await aHolder(history, 'holder', { teams: async (_tenantId, sending) => {
    const { addressee } = sending;
    assert.ok(addressee.kind === 'person' && addressee.person.value.home?.tenantId === TENANT);
    assert.ok(await identities.find(addressee.person.value.home));
    return await history.teams.take(sending, 'holder');
  } });
  counter.reset();
  assert.equal(await holder.work(), 'idle');
  return counter.requests;
}
