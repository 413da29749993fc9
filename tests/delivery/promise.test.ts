import assert from 'node:assert/strict';
import { LaneLost } from '../../bot/delivery/until-answered.ts';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import type { WishKey } from '../../bot/domain/nudges/wish.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { COHORT, TEAM, TENANT } from '../support/world.ts';
import { aHolder, aLaneHistory, answers, away, BLOCKED, broadcast, changes, isAnswering, nameOf, NEXT_DAY, WEEK, WEEKLY } from './lane-history.ts';
import { FailingStore, SlowStore, WatchedStore } from './stores.ts';
import { assertNextWeek, assertPromise } from './the-promise.ts';
import { assertAllPlanned, attemptsTo, begins, ends, FIRST, passes, resultOf, SECOND, SECOND_MS, takesSlot, THIRD, works } from './working.ts';

describe('a lane', () => {
  it('sends everybody who is due one card, and writes down that it did', async () => {
    const history = await aLaneHistory(20);
    await works(history);
    assert.equal(history.teams.cards.length, 20);
    await assertPromise(history);
    assert.deepEqual(new Set((await history.results()).map(({ state }) => state)), new Set(['sent']));
    await assertNextWeek(history);
  });

  it('tells the teams’ pages who was asked, and then needs no repair', async () => {
    const history = await aLaneHistory(3);
    await works(history);
    for (const pid of history.pids) assert.equal((await history.world.cohorts.projectedRev({ cohortId: COHORT, teamId: TEAM }, pid))?.value, (await history.head(pid)).rev);
    assert.deepEqual(await history.world.hints.due(TENANT, NEXT_DAY, 9), []);
  });

  it('is silent for a second after it has been taken', async () => {
    const history = await aLaneHistory(1);
    await works(history);
    assert.ok((history.teams.attempts[0]?.at ?? 0) >= LEASE_TIMES.silence);
  });

  it('accepts nothing from a holder who has been followed', async () => {
    const history = await aLaneHistory(2);
    const first = await aHolder(history, 'first');
    await history.time.until(first.run.take());
    const second = await aHolder(history, 'second');
    await history.time.until(second.run.take());
    await assert.rejects(history.time.until(first.run.step()), LaneLost);
    assert.deepEqual([history.teams.cards, await history.queue(), await history.results()], [[], [], []]);
    assert.equal((await history.world.lanes.look(TENANT))?.value.epoch, 2);
  });

  it('sends nothing when its holder was last sure of it over 20 seconds ago', async () => {
    const history = await aLaneHistory(24);
    history.teams.latency = 25 * SECOND_MS;
    // Sixteen are on their way and eight wait for room, and the store does not answer.
    const store = new FailingStore(history.world.tables, history.time);
    const holder = await begins(history, 'holder', { tables: store, onError: () => {} });
    await passes(history, 2 * SECOND_MS);
    assert.equal(history.teams.attempts.length, 16);
    store.isAway = true;
    await passes(history, 28 * SECOND_MS);
    assert.equal(history.teams.attempts.length, 16);
    store.isAway = false;
    await passes(history, 60 * SECOND_MS);
    assert.equal(history.teams.attempts.length, 24);
    await ends(history, holder);
    await assertPromise(history);
  });

  it('counts how sure its holder is from when a write was first asked for, because it may have been carried out then', async () => {
    const history = await aLaneHistory(24);
    history.teams.latency = 30 * SECOND_MS;
    const store = new SlowStore(history.world.tables, history.time);
    const holder = await begins(history, 'holder', { tables: store, onError: () => {} });
    await passes(history, 2 * SECOND_MS);
    store.losesAnswers = true;
    await passes(history, 22 * SECOND_MS);
    store.losesAnswers = false;
    const stood = (await history.world.lanes.look(TENANT))?.etag;
    store.takes = 5 * SECOND_MS;
    await passes(history, 8 * SECOND_MS);
    // Sixteen have arrived and eight could go; the row has stood as it is for more than twenty seconds.
    assert.deepEqual([(await history.world.lanes.look(TENANT))?.etag, history.teams.cards.length, history.teams.attempts.length], [stood, 16, 16]);
    store.takes = 0;
    await passes(history, 60 * SECOND_MS);
    assert.equal(history.teams.attempts.length, 24);
    await ends(history, holder);
    await assertPromise(history);
  });

  it('sends to at most sixteen at once', async () => {
    const history = await aLaneHistory(60);
    history.teams.latency = 2 * SECOND_MS;
    await works(history);
    assert.equal(history.teams.mostAtOnce, 16);
  });

  it('sends to one recipient one after the other', async () => {
    const history = await aLaneHistory(3);
    history.teams.latency = 2 * SECOND_MS;
    await broadcast(history, history.pids, { exempt: true });
    await works(history);
    assert.equal(history.teams.cards.length, 6);
    assert.equal(history.teams.mostAtOnceToOne, 1);
  });

  it('sends what presses most first after an outage, and of that what has waited longest', async () => {
    const kinds = ['meeting-preparation', 'reminder', 'weekly-card'];
    const history = await aLaneHistory(9, { change: (person, index) => {
      const kind = kinds[(index + 1) % 3];
      if (kind === 'meeting-preparation') return { ...person, meetings: [{ id: 'traff', startsAt: '2026-11-27T12:00:00.000Z' }] };
      const said = { said: [{ key: WEEKLY as WishKey, on: '2026-11-25' }] };
      return kind === 'reminder' ? { ...person, settings: { ...person.settings, nudges: { ...person.settings.nudges, weekday: 3 } }, ledger: mark(person.ledger, WEEK, 'asked'), nudging: said } : person;
    } });
    await works(history);
    const sent = history.teams.attempts.map(({ key }) => key.split('|')[0] ?? '');
    assert.deepEqual(sent, kinds.flatMap((kind) => [kind, kind, kind]));
  });
});

describe('who is asked', () => {
  it('is not who has answered since the card was put off', async () => {
    const history = await aLaneHistory(2);
    history.teams.answering(FIRST, WEEKLY, [away(5 * SECOND_MS)]);
    const holder = await begins(history);
    await passes(history, 3 * SECOND_MS);
    await answers(history, FIRST);
    await passes(history, 10 * SECOND_MS);
    await ends(history, holder);
    assert.deepEqual([history.teams.to(FIRST), attemptsTo(history, FIRST)], [[], 1]);
    assert.equal(await resultOf(history, FIRST), 'superseded');
  });

  it('is not who has paused since the card was put off', async () => {
    const history = await aLaneHistory(1);
    history.teams.answering(FIRST, WEEKLY, [away(5 * SECOND_MS)]);
    const holder = await begins(history);
    await passes(history, 3 * SECOND_MS);
    await changes(history, FIRST, (person) => ({ ...person, pause: { from: '2026-11-26', until: '2026-11-29' } }));
    await passes(history, 10 * SECOND_MS);
    await ends(history, holder);
    assert.equal(attemptsTo(history, FIRST), 1);
    await assertNextWeek(history);
  });

  it('is nobody outside working hours: a broadcast waits for the next morning', async () => {
    const history = await aLaneHistory(1, { change: isAnswering });
    history.world.clock.set('2026-11-26T17:00:00.000Z');
    await broadcast(history, history.pids, { exempt: true });
    await works(history);
    assert.equal(history.teams.attempts.length, 0);
    history.world.clock.set('2026-11-27T06:40:00.000Z');
    await works(history);
    assert.equal(history.teams.attempts.length, 0);
    history.world.clock.set('2026-11-27T07:00:00.000Z');
    await works(history);
    assert.equal(history.teams.cards.length, 1);
  });

  it('is nobody outside working hours: a late hint is looked at and put off', async () => {
    const history = await aLaneHistory(1);
    history.world.clock.set('2026-11-26T20:00:00.000Z');
    await works(history);
    assert.equal(history.teams.attempts.length, 0);
    history.world.clock.set(NEXT_DAY);
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ key }) => key), [WEEKLY]);
  });

  it('is written to once a local day: what else is due waits for the next', async () => {
    const history = await aLaneHistory(2);
    // What the slot says counts, also when the head says nothing of it.
    await takesSlot(history, FIRST, '2026-11-26');
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid), [SECOND]);
    history.world.clock.set(NEXT_DAY);
    await works(history);
    assert.deepEqual(history.teams.to(FIRST).map(({ key }) => key), [WEEKLY]);
    await assertPromise(history);
  });

  it('can have a day on which nothing arrived once more', async () => {
    const history = await aLaneHistory(1);
    await takesSlot(history, FIRST, '2026-11-26', 'expired');
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ key }) => key), [WEEKLY]);
  });
});

describe('a hint', () => {
  it('that was renewed while the card was under way stays', async () => {
    const history = await aLaneHistory(1);
    const [before] = await history.hints();
    assert.ok(before);
    history.teams.meanwhile = async () => { await history.world.hints.leave({ tenantId: TENANT, nudge: before }); };
    const holder = await begins(history);
    await passes(history, LEASE_TIMES.silence + 400);
    assert.deepEqual([await history.queue(), history.teams.cards.length], [[], 1]);
    assert.ok((await history.hints()).some(({ dueAt }) => dueAt === before.dueAt), 'what was left meanwhile is gone');
    await passes(history, 10 * SECOND_MS);
    await ends(history, holder);
    await assertPromise(history);
  });

  it('of what comes next stands before the one of what has come is taken away', async () => {
    const store = new WatchedStore(memoryTables());
    const history = await aLaneHistory(3, { tables: store });
    history.teams.answering(SECOND, WEEKLY, [BLOCKED]);
    history.teams.meanwhile = async ({ delivery }) => { if (nameOf(delivery.to) === FIRST) await answers(history, FIRST); };
    store.look = async () => assertAllPlanned(history);
    await works(history);
    // A person's own change, with nothing on its way to them.
    await changes(history, THIRD, (person) => ({ ...person, meetings: [{ id: 'traff', startsAt: '2026-11-30T12:00:00.000Z' }] }));
    assert.equal((await history.head(THIRD)).nudging.nextKind, 'meeting-preparation');
  });
});
