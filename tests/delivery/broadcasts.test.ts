import assert from 'node:assert/strict';
import type { CampaignId, PersonId } from '../../bot/domain/ids.ts';
import { cancelBroadcast } from '../../bot/usecases/broadcasts/cancel-broadcast.ts';
import { confirmBroadcast } from '../../bot/usecases/broadcasts/confirm-broadcast.ts';
import { retryDelivery } from '../../bot/usecases/nudges/retry-delivery.ts';
import type { WishKey } from '../../bot/domain/nudges/wish.ts';
import { assertAddsUp, counts, follows, LEADER, sends } from '../support/broadcasts.ts';
import { aTryingPerson, COHORT, objectId, TEAM, TENANT } from '../support/world.ts';
import { everyKill } from '../usecases/copies.ts';
import { aHolder, aLaneHistory, answers, away, becomesDue, BLOCKED, broadcast, CAMPAIGN, changes, DUE, isAnswering, LOST_THOUGH_ARRIVED, NEXT_DAY, onRoster, PROMPT, throttled, WEEKLY } from './lane-history.ts';
import { told } from './stories.ts';
import { FIRST, passes, SECOND, works } from './working.ts';
import { assertPromise, everybody } from './the-promise.ts';

const PLACE = { cohortId: COHORT, teamId: TEAM };
describe('a broadcast', () => {
  it('reaches those who were on the roster when it was confirmed, and is sent once though it is confirmed twice', async () => {
    const history = await aLaneHistory(3, { change: isAnswering });
    await onRoster(history);
    const { id, rev, campaignId } = await sends(history.world);
    await becomesDue(history.world, isAnswering(aTryingPerson({ pid: 'p-0004' as PersonId, home: { tenantId: TENANT, objectId: objectId(4) } })));
    await onRoster({ ...history, pids: ['p-0004' as PersonId] });
    const again = () => confirmBroadcast(history.world, LEADER, COHORT, id, { rev: rev - 1, count: { people: 3, channels: 0 } });
    assert.equal((await again()).kind, 'confirmed');
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid).sort(), [...history.pids]);
    assert.equal((await again()).kind, 'confirmed');
    await works(history);
    assert.equal(history.teams.cards.length, 3);
    await assertPromise(history, { cards: everybody(history, `meeting-prompt|${campaignId}`) });
  });

  it('that is sent now takes nobody’s one nudge of the day', async () => {
    const history = await aLaneHistory(2);
    await broadcast(history, history.pids, { exempt: true });
    await works(history);
    for (const pid of history.pids) assert.deepEqual(history.teams.to(pid).map(({ key }) => key).sort(), [PROMPT, WEEKLY]);
    await assertPromise(history, { cards: everybody(history, PROMPT, WEEKLY) });
  });

  it('that is not sent now is the one nudge of the day, and the other waits', async () => {
    const history = await aLaneHistory(2);
    history.world.clock.set('2026-11-26T10:00:00.000Z');
    await broadcast(history, history.pids);
    await works(history);
    history.world.clock.set(DUE);
    await works(history);
    for (const pid of history.pids) assert.deepEqual(history.teams.to(pid).map(({ key }) => key), [PROMPT]);
    history.world.clock.set(NEXT_DAY);
    await works(history);
    await assertPromise(history, { cards: everybody(history, PROMPT, WEEKLY) });
  });

  it('that Teams puts off keeps its day', async () => {
    const history = await aLaneHistory(1, { change: isAnswering });
    history.teams.answering(FIRST, PROMPT, [throttled(2_000), away(), LOST_THOUGH_ARRIVED]);
    await broadcast(history, history.pids);
    await works(history);
    assert.equal(history.teams.attempts.length, 4);
    await assertPromise(history, { cards: everybody(history, PROMPT) });
  });

  it('that does not arrive gives the day back', async () => {
    const history = await aLaneHistory(1, { change: isAnswering });
    history.world.clock.set('2026-11-26T15:58:00.000Z');
    history.teams.answering(FIRST, PROMPT, [away(5 * 60_000)]);
    await broadcast(history, history.pids, { notAfter: '2026-11-26T16:00:00.000Z' });
    await works(history);
    assert.deepEqual((await history.results()).map(({ id, state }) => [id, state]), [[`2026-11-26|!${CAMPAIGN}|${FIRST}`, 'expired']]);
  });

  it('is not sent to who has paused or does not want it, and holds them like anybody who is not at work, until its time is over', async () => {
    const history = await aLaneHistory(3, { change: (person, index) => {
      const { nudges } = person.settings;
      if (index === 0) return isAnswering({ ...person, pause: { from: '2026-11-25' } });
      return isAnswering({ ...person, settings: { ...person.settings, nudges: { ...nudges, stopped: index === 1 ? ['meeting-prompt'] : [] } } });
    } });
    await broadcast(history, history.pids, { exempt: true });
    await works(history);
    const counted = async () => (await history.tickets())[0]?.counts;
    assert.deepEqual([history.teams.cards.map(({ pid }) => pid), (await counted())?.queued, (await counted())?.sent], [['p-0003'], 2, 1]);
    // One of them comes back.
    await changes(history, FIRST, ({ pause: _over, ...person }) => person);
    history.world.clock.set(NEXT_DAY);
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid), ['p-0003', FIRST]);
    history.world.clock.set('2026-12-10T12:00:01.000Z');
    await works(history);
    assert.deepEqual([(await counted())?.queued, (await counted())?.sent, (await counted())?.expired], [0, 2, 1]);
    assert.equal(history.teams.to(SECOND).length, 0);
  });

  it('that is cancelled is sent to nobody any more, and says to whom it was', async () => {
    const history = await aLaneHistory(300, { change: isAnswering });
    await onRoster(history);
    const { id, campaignId } = await sends(history.world);
    const holder = await aHolder(history, 'holder');
    void holder.begin();
    await passes(history, 1_400);
    await cancelBroadcast(history.world, LEADER, COHORT, id);
    await cancelBroadcast(history.world, LEADER, COHORT, id);
    assertAddsUp((await follows(history.world, { id })).people, 300);
    await passes(history, 12_000);
    const sent = history.teams.cards.length;
    assert.ok(sent > 0 && sent < 300, `${sent} sent`);
    await passes(history, 60_000);
    assert.equal(history.teams.cards.length, sent);
    const { people, state, may } = await follows(history.world, { id });
    assert.deepEqual([counts(people), state, may], [{ receivers: 300, sent, cancelled: 300 - sent }, 'cancelled', { cancel: false }]);
    assert.deepEqual((await history.world.lanes.orders(TENANT)), { tickets: [], again: [], cancelled: [] });
    assert.ok((await history.world.lanes.ticket(TENANT, campaignId))?.isOver);
    await assertPromise(history, { cards: new Map() });
  });

  it('is queued as fast as it is sent', async () => {
    const history = await aLaneHistory(450, { change: isAnswering });
    await broadcast(history, history.pids, { exempt: true });
    await works(history);
    const [first, last] = [history.teams.attempts[0]?.at ?? 0, history.teams.attempts.at(-1)?.at ?? Infinity];
    assert.equal(history.teams.cards.length, 450);
    assert.ok(last - first < 12_000, `${last - first} ms for 450`);
  });

  it('that is sent now does not wait for one of which many are to come tomorrow', async () => {
    const history = await aLaneHistory(131);
    const [last] = history.pids.slice(-1);
    assert.ok(last);
    await works(history);
    const now = 'k-nu' as CampaignId;
    await broadcast(history, history.pids.slice(0, 130));
    await works(history);
    assert.equal(history.teams.cards.filter(({ key }) => key === PROMPT).length, 0);
    await broadcast(history, [last], { campaignId: now, exempt: true });
    await works(history);
    assert.deepEqual(history.teams.to(last).map(({ key }) => key), [WEEKLY, `meeting-prompt|${now}`]);
  });

  it('passes over nobody when its holder is killed, also where another’s claim of the same round is rejected', async () => {
    const story = async () => {
      const history = await aLaneHistory(32, { change: (person, index) => (index < 31 ? isAnswering(person) : person) });
      await broadcast(history, history.pids.slice(0, 31), { exempt: true });
      // The last one's day is taken, so that the first round is written group by group.
      await history.world.tables.commit('Lane', TENANT, [{ kind: 'put', row: { pk: TENANT, rk: 'd|2026-11-26|p-0032', values: { v: 1, json: JSON.stringify({ id: '2026-11-26|p-0032', kind: 'step-day', key: 'step-day|2026-11-26', state: 'sent', at: DUE }) } } }]);
      return history;
    };
    for (const kill of everyKill(24)) {
      await told(`${kill.when} call ${kill.call}`, async () => {
        const history = await story();
        assert.equal(await (await aHolder(history, 'first', { kill })).work(), 'killed');
        const inDoubt = await history.sending();
        await works(history);
        const receivers = { ...history, pids: history.pids.slice(0, 31) };
        await assertPromise(receivers, { inDoubt, cards: everybody(receivers, PROMPT) });
      });
    }
  }).timeout(20_000);

  it('is sent once more to one whom it did not reach, and is counted right', async () => {
    const history = await aLaneHistory(3, { change: isAnswering });
    history.teams.answering(FIRST, PROMPT, [BLOCKED]);
    // The others still wait when the first is asked for again.
    history.teams.answering(SECOND, PROMPT, [away(30_000), away(30_000)]);
    await broadcast(history, history.pids, { exempt: true });
    const holder = await aHolder(history, 'holder');
    void holder.begin();
    await passes(history, 5_000);
    await retryDelivery(history.world, LEADER, PLACE, FIRST, PROMPT as WishKey);
    await passes(history, 120_000);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid).sort(), [...history.pids]);
    assert.deepEqual(await history.failures(), []);
    await assertPromise(history, { cards: everybody(history, PROMPT) });
  });

  it('goes to who has answered the week as well', async () => {
    const history = await aLaneHistory(1);
    await answers(history, FIRST);
    await broadcast(history, history.pids);
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ key }) => key), [PROMPT]);
  });
});
