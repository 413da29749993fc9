import assert from 'node:assert/strict';
import { LaneLost } from '../../bot/delivery/until-answered.ts';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import type { PersonId } from '../../bot/domain/ids.ts';
import type { WishKey } from '../../bot/domain/nudges/wish.ts';
import type { Recipient } from '../../bot/domain/lane/lane.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { StorageUnavailableError, type Tables } from '../../bot/storage/table/tables.ts';
import { COHORT, TEAM, TENANT } from '../support/world.ts';
import {
  aHolder, aLaneHistory, answers, away, BLOCKED, broadcast, changes, DUE, isAnswering, linkChannel, LOST, LOST_THOUGH_ARRIVED, nameOf, NEXT_DAY, REFUSED, SENT, throttled, WEEK, WEEKLY,
  type Answer, type Holder, type LaneHistory,
} from './lane-history.ts';
import { assertNextWeek, assertPromise } from './the-promise.ts';

const FIRST = 'p-0001' as PersonId;
const SECOND = 'p-0002' as PersonId;
const THIRD = 'p-0003' as PersonId;
/** Milliseconds. */
const SECOND_MS = 1_000;
const MINUTE = 60 * SECOND_MS;

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

describe('what Teams answers', () => {
  it('an unknown outcome is tried once more with the same question, then shown as uncertain', async () => {
    const history = await aLaneHistory(2);
    history.teams.answering(FIRST, WEEKLY, [LOST_THOUGH_ARRIVED, LOST]);
    await works(history);
    assert.equal(attemptsTo(history, FIRST), 2);
    assert.deepEqual(new Set(history.teams.to(FIRST).map(({ key }) => key)), new Set([WEEKLY]));
    assert.deepEqual(await listed(history), [[FIRST, 'uncertain', 'outcome-unknown']]);
    await assertPromise(history);
  });

  it('what the last holder was sending is of unknown outcome, and is tried once more', async () => {
    const history = await aLaneHistory(1);
    const first = await aHolder(history, 'first', { kill: { call: 9, when: 'before' } });
    assert.equal(await first.work(), 'killed');
    assert.equal(await history.sending(), 1);
    await works(history);
    assert.deepEqual([history.teams.cards.length, await history.sending()], [1, 0]);
  });

  it('what the last holder tried a second time is uncertain, and not tried a third', async () => {
    const history = await aLaneHistory(1);
    history.teams.answering(FIRST, WEEKLY, [LOST]);
    const first = await begins(history, 'first', { teams: async (_tenantId, sending) => {
      if (history.teams.attempts.length === 1) await new Promise(() => {});
      return await history.teams.take(sending, 'first');
    } });
    await passes(history, 10 * SECOND_MS);
    first.run.abandon();
    await passes(history, SECOND_MS);
    assert.equal((await history.queue())[0]?.unknowns, 1);
    await works(history);
    assert.equal(attemptsTo(history, FIRST), 1);
    assert.deepEqual(await listed(history), [[FIRST, 'uncertain', 'outcome-unknown']]);
  });

  for (const [what, answer, state, reason] of [
    ['a conversation that is blocked', BLOCKED, 'unreachable', 'blocked'],
    ['no conversation', { attempt: { kind: 'unreachable', reason: 'no-conversation' }, arrives: false }, 'unreachable', 'no-conversation'],
    ['a card that is refused', REFUSED, 'poisoned', 'card-refused'],
  ] as const satisfies readonly (readonly [string, Answer, string, string])[]) {
    it(`${what} is listed with the reason, and not tried again`, async () => {
      const history = await aLaneHistory(2);
      history.teams.answering(FIRST, WEEKLY, [answer]);
      await works(history);
      history.world.clock.set(NEXT_DAY);
      await works(history);
      assert.deepEqual(await listed(history), [[FIRST, state, reason]]);
      assert.equal(history.teams.attempts.filter(({ pid, key }) => pid === FIRST && key === WEEKLY).length, 1);
      assert.deepEqual(history.teams.to(SECOND).map(({ key }) => key), [WEEKLY, 'reminder|2026-W48']);
    });
  }

  it('a card that arrives after all is listed no more', async () => {
    const history = await aLaneHistory(1);
    history.world.clock.set('2026-11-26T15:59:30.000Z');
    history.teams.answering(FIRST, WEEKLY, [away(60 * SECOND_MS)]);
    await works(history);
    assert.deepEqual(await listed(history), [[FIRST, 'expired', 'too-late']]);
    history.world.clock.set(NEXT_DAY);
    await works(history);
    assert.deepEqual([await listed(history), history.teams.cards.map(({ key }) => key)], [[], [WEEKLY]]);
  });

  it('a 429 is not counted, however often it comes, and nothing is sent before Retry-After', async () => {
    const history = await aLaneHistory(3);
    history.teams.answering(FIRST, WEEKLY, Array.from({ length: 6 }, () => throttled(20 * SECOND_MS)));
    await works(history);
    const times = history.teams.attempts.filter(({ pid }) => pid === FIRST).map(({ at }) => at);
    assert.equal(times.length, 7);
    for (const [index, at] of times.slice(1).entries()) assert.ok(at - (times[index] ?? 0) >= 20 * SECOND_MS, `${at} comes too soon`);
    assert.deepEqual([history.teams.cards.length, await listed(history)], [3, []]);
  });

  it('a 429 pauses the whole lane', async () => {
    const history = await aLaneHistory(60);
    history.teams.answering(FIRST, WEEKLY, [throttled(20 * SECOND_MS)]);
    await works(history);
    const answered = (history.teams.attempts[0]?.at ?? 0) + history.teams.latency;
    assert.deepEqual(history.teams.attempts.filter(({ at }) => at > answered && at < answered + 20 * SECOND_MS), []);
    assert.equal(history.teams.cards.length, 60);
  });

  it('the pause that Teams asked for outlives the holder that it was said to', async () => {
    const history = await aLaneHistory(60);
    history.teams.answering(FIRST, WEEKLY, [throttled(10 * MINUTE)]);
    const first = await begins(history, 'first');
    await passes(history, 10 * SECOND_MS);
    first.run.abandon();
    await passes(history, SECOND_MS);
    const before = history.teams.attempts.length;
    const second = await begins(history, 'second');
    await passes(history, 9 * MINUTE);
    assert.equal(history.teams.attempts.length, before);
    await passes(history, 2 * MINUTE);
    assert.equal(history.teams.cards.length, 60);
    await ends(history, second);
  });

  it('what is put off past the end of the day is not tried again that day', async () => {
    const history = await aLaneHistory(1);
    history.world.clock.set('2026-11-26T15:58:00.000Z');
    history.teams.answering(FIRST, WEEKLY, Array.from({ length: 9 }, () => away(5 * MINUTE)));
    await works(history);
    assert.equal(history.teams.attempts.length, 1);
    assert.deepEqual(await listed(history), [[FIRST, 'expired', 'too-late']]);
  });

  it('what has expired is planned anew for the next working day', async () => {
    const history = await aLaneHistory(1, { change: (person) => ({ ...person, settings: { ...person.settings, nudges: { ...person.settings.nudges, weekday: 5 } } }) });
    // A Friday.
    history.world.clock.set('2026-11-27T15:58:00.000Z');
    history.teams.answering(FIRST, WEEKLY, [away(5 * MINUTE)]);
    await works(history);
    for (const weekend of ['2026-11-28T12:00:00.000Z', '2026-11-29T12:00:00.000Z']) {
      history.world.clock.set(weekend);
      await works(history);
    }
    assert.equal(history.teams.cards.length, 0);
    history.world.clock.set('2026-11-30T14:30:00.000Z');
    await works(history);
    assert.deepEqual(history.teams.cards.map(({ key }) => key), [WEEKLY]);
  });

  it('what still waits when the day ends has expired, and is planned anew', async () => {
    const history = await aLaneHistory(1);
    history.world.clock.set('2026-11-26T15:50:00.000Z');
    history.teams.answering(FIRST, WEEKLY, [away(5 * MINUTE)]);
    const holder = await begins(history);
    await passes(history, 4 * MINUTE);
    history.world.clock.set('2026-11-26T16:01:00.000Z');
    await passes(history, 10 * SECOND_MS);
    assert.deepEqual([await listed(history), history.teams.attempts.length], [[[FIRST, 'expired', 'too-late']], 1]);
    history.world.clock.set(NEXT_DAY);
    await passes(history, 10 * SECOND_MS);
    assert.deepEqual(history.teams.cards.map(({ key }) => key), [WEEKLY]);
    await ends(history, holder);
  });

  it('a digest that was put off past the end of the day comes on the next', async () => {
    const history = await aLaneHistory(0);
    history.world.clock.set('2026-12-02T15:58:00.000Z');
    await linkChannel(history);
    history.teams.answering(TEAM, 'team-digest|2026-11', [away(5 * MINUTE)]);
    await works(history);
    assert.equal(history.teams.attempts.length, 1);
    history.world.clock.set('2026-12-03T09:00:00.000Z');
    await works(history);
    assert.deepEqual(history.teams.to(TEAM).map(({ key }) => key), ['team-digest|2026-11']);
    assert.deepEqual((await history.world.lanes.channel(TENANT, { cohortId: COHORT, teamId: TEAM }))?.value.told, ['2026-11']);
  });

  it('twenty refusals in a row pause the lane for an hour and raise an alert, also for the next holder', async () => {
    const history = await aLaneHistory(60);
    for (const pid of history.pids) history.teams.answering(pid, WEEKLY, [BLOCKED]);
    const first = await begins(history, 'first');
    await passes(history, 10 * SECOND_MS);
    const refused = history.teams.attempts.length;
    assert.ok(refused >= 20 && refused < 20 + 24, `${refused} tried`);
    assert.equal((await history.world.lanes.look(TENANT))?.value.alert, 'refused-in-a-row');
    first.run.abandon();
    await passes(history, SECOND_MS);
    const second = await begins(history, 'second');
    await passes(history, 50 * MINUTE);
    assert.equal(history.teams.attempts.length, refused);
    assert.equal((await history.world.lanes.look(TENANT))?.value.alert, 'refused-in-a-row');
    await passes(history, 11 * MINUTE);
    assert.ok(history.teams.attempts.length > refused);
    await ends(history, second);
  });

  it('refusals among cards that arrive pause nothing', async () => {
    const history = await aLaneHistory(60);
    for (const [index, pid] of history.pids.entries()) history.teams.answering(pid, WEEKLY, [index % 10 === 9 ? SENT : BLOCKED]);
    await works(history);
    assert.equal(history.teams.attempts.length, 60);
    assert.ok((history.teams.attempts.at(-1)?.at ?? Infinity) < 10 * SECOND_MS);
    assert.equal((await history.world.lanes.look(TENANT))?.value.alert, undefined);
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

describe('a recipient who cannot be read', () => {
  it('holds no other back, however many they are', async () => {
    const history = await aLaneHistory(30);
    for (const pid of history.pids.slice(0, 20)) await breakHead(history, pid);
    const errors: unknown[] = [];
    const holder = await begins(history, 'holder', { onError: (error) => errors.push(error) });
    await passes(history, 20 * SECOND_MS);
    assert.equal(history.teams.cards.length, 10);
    assert.ok(errors.length >= 20);
    await ends(history, holder);
  });

  it('of a broadcast holds no other back, however many they are', async () => {
    const history = await aLaneHistory(30, { change: isAnswering });
    await broadcast(history, history.pids, { exempt: true });
    for (const pid of history.pids.slice(0, 20)) await breakHead(history, pid);
    const holder = await begins(history, 'holder', { onError: () => {} });
    await passes(history, 20 * SECOND_MS);
    assert.equal(history.teams.cards.length, 10);
    await ends(history, holder);
  });

  it('and was being sent to when the lane changed hands holds no other back', async () => {
    const history = await aLaneHistory(3);
    const first = await aHolder(history, 'first', { kill: { call: 11, when: 'before' } });
    assert.equal(await first.work(), 'killed');
    assert.equal(await history.sending(), 3);
    await breakHead(history, FIRST);
    const second = await begins(history, 'second', { onError: () => {} });
    await passes(history, 20 * SECOND_MS);
    assert.deepEqual(new Set(history.teams.cards.map(({ pid }) => pid)), new Set(history.pids.slice(1)));
    await ends(history, second);
  });

  it('and cannot be written either holds no other back', async () => {
    const history = await aLaneHistory(40);
    const { people } = history.world;
    const holder = await begins(history, 'holder', {
      onError: () => {},
      world: { people: { ...people, save: async (change, etag) => {
        if (change.person.pid === FIRST) throw new TypeError('larger than a row can be');
        return await people.save(change, etag);
      } } },
    });
    await passes(history, 20 * SECOND_MS);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid).sort(), [...history.pids]);
    assert.deepEqual(await history.queue(), []);
    await ends(history, holder);
  });
});

describe('a new holder', () => {
  it('counts the failures that the one before it saw', async () => {
    const history = await aLaneHistory(4);
    history.teams.answering(FIRST, WEEKLY, [BLOCKED]);
    history.teams.answering(SECOND, WEEKLY, [REFUSED]);
    await works(history);
    const failures = { unreachable: 1, poisoned: 1, uncertain: 0, expired: 0 };
    assert.deepEqual((await history.world.lanes.look(TENANT))?.value.stats.failures, failures);
    const second = await works(history);
    assert.deepEqual(second.run.stats().failures, failures);
    assert.deepEqual((await history.world.lanes.look(TENANT))?.value.stats, { pending: 0, failures });
  });
});

async function works(history: LaneHistory): Promise<Holder> {
  const holder = await aHolder(history, 'holder');
  assert.equal(await holder.work(), 'idle');
  return holder;
}

async function begins(history: LaneHistory, name = 'holder', options: Parameters<typeof aHolder>[2] = {}): Promise<Holder> {
  const holder = await aHolder(history, name, options);
  void holder.begin();
  return holder;
}

async function passes(history: LaneHistory, milliseconds: number): Promise<void> {
  await history.time.until(history.time.sleep(milliseconds));
}

async function ends(history: LaneHistory, { run }: Holder): Promise<void> {
  run.stop();
  await passes(history, 5 * MINUTE);
}

function attemptsTo({ teams }: LaneHistory, pid: string): number {
  return teams.attempts.filter((attempt) => attempt.pid === pid).length;
}

async function resultOf(history: LaneHistory, pid: string): Promise<string | undefined> {
  return (await history.results()).find(({ id }) => id.includes(pid))?.state;
}

async function listed(history: LaneHistory): Promise<readonly (readonly [string, string, string])[]> {
  return (await history.failures()).map(({ to, state, reason }) => [nameOf(to), state, reason]);
}

async function takesSlot({ world }: LaneHistory, pid: PersonId, date: string, state: 'sent' | 'expired' = 'sent'): Promise<void> {
  const read = await world.lanes.look(TENANT);
  const lane = read?.value ?? { holder: 'earlier', epoch: 1, rate: 45, released: true as const, stats: { pending: 0, failures: { unreachable: 0, uncertain: 0, poisoned: 0, expired: 0 } } };
  const slot = { id: `${date}|${pid}`, kind: 'step-day' as const, key: 'step-day|2026-11-26' as WishKey, state, at: DUE };
  assert.equal((await world.lanes.commit(TENANT, lane, read, [[{ kind: 'slot', slot }]], world.ids.operation())).kind, 'committed');
}

async function breakHead({ world }: LaneHistory, pid: PersonId): Promise<void> {
  await world.tables.commit('People', pid, [{ kind: 'put', row: { pk: pid, rk: '0', values: { v: 2, json: '{"pid":' } } }]);
}

/** At every moment each of them has a hint at or before their next time, or a card on its way. */
async function assertAllPlanned(history: LaneHistory): Promise<void> {
  const [hints, queue] = [await history.hints(), await history.queue()];
  for (const pid of history.pids) {
    const { nudging } = await history.head(pid);
    const isOf = ({ to }: { to: Recipient }) => nameOf(to) === pid;
    const { nextDueAt } = nudging;
    const isPlanned = nextDueAt === undefined || queue.some(isOf) || hints.some((hint) => isOf(hint) && hint.dueAt <= nextDueAt);
    assert.ok(isPlanned, `${pid} is in no plan`);
  }
}

/** Looks after every write. */
class WatchedStore implements Tables {
  look: () => Promise<void> = async () => undefined;
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get: Tables['get'] = async (...asked) => this.#tables.get(...asked);
  range: Tables['range'] = async (...asked) => this.#tables.range(...asked);
  ping: Tables['ping'] = async () => this.#tables.ping();
  commit: Tables['commit'] = async (...asked) => {
    const committed = await this.#tables.commit(...asked);
    await this.look();
    return committed;
  };
}

/** A store that takes its time for a lane's writes, and can lose the answers to them. */
class SlowStore implements Tables {
  losesAnswers = false;
  /** Milliseconds. */
  takes = 0;
  readonly #tables: Tables;
  readonly #time: LaneHistory['time'];

  constructor(tables: Tables, time: LaneHistory['time']) {
    this.#tables = tables;
    this.#time = time;
  }

  get: Tables['get'] = async (...asked) => this.#tables.get(...asked);
  range: Tables['range'] = async (...asked) => this.#tables.range(...asked);
  ping: Tables['ping'] = async () => this.#tables.ping();
  commit: Tables['commit'] = async (...asked) => {
    const isLane = asked[0] === 'Lane';
    if (isLane && this.takes > 0) await this.#time.sleep(this.takes);
    const committed = await this.#tables.commit(...asked);
    if (isLane && this.losesAnswers) throw new StorageUnavailableError('no answer');
    return committed;
  };
}

/** A store that can be away: it then takes its time to say so. */
class FailingStore implements Tables {
  isAway = false;
  readonly #tables: Tables;
  readonly #time: LaneHistory['time'];

  constructor(tables: Tables, time: LaneHistory['time']) {
    this.#tables = tables;
    this.#time = time;
  }

  get: Tables['get'] = async (...asked) => this.#unlessAway(() => this.#tables.get(...asked));
  range: Tables['range'] = async (...asked) => this.#unlessAway(() => this.#tables.range(...asked));
  commit: Tables['commit'] = async (...asked) => this.#unlessAway(() => this.#tables.commit(...asked));
  ping: Tables['ping'] = async () => this.#unlessAway(() => this.#tables.ping());

  async #unlessAway<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (!this.isAway) return await ask();
    await this.#time.sleep(SECOND_MS);
    throw new StorageUnavailableError('no answer');
  }
}
