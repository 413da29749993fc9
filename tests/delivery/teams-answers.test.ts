import assert from 'node:assert/strict';
import { makeKnown } from '../support/reach.ts';
import { COHORT, TEAM, TENANT } from '../support/world.ts';
import { aHolder, aLaneHistory, away, BLOCKED, linkChannel, LOST, LOST_THOUGH_ARRIVED, NEXT_DAY, NO_CONVERSATION, REFUSED, SENT, throttled, WEEKLY, type Answer } from './lane-history.ts';
import { assertPromise } from './the-promise.ts';
import { attemptsTo, begins, ends, FIRST, listed, MINUTE, passes, SECOND, SECOND_MS, works } from './working.ts';

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
    ['no conversation', NO_CONVERSATION, 'unreachable', 'no-conversation'],
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

  it('who writes for the first time while a card finds no conversation gets it all the same, and is not listed', async () => {
    const history = await aLaneHistory(1);
    const { identities } = history.world;
    const { home } = await history.head(FIRST);
    assert.ok(home);
    history.teams.answering(FIRST, WEEKLY, [NO_CONVERSATION]);
    history.teams.meanwhile = async () => await makeKnown(identities, home, FIRST);
    await works(history);
    assert.deepEqual(history.teams.to(FIRST).map(({ key }) => key), [WEEKLY]);
    assert.deepEqual([(await history.head(FIRST)).unreachable, await listed(history)], [undefined, []]);
    await assertPromise(history);
  });

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
