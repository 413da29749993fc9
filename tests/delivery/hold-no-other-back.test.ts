import assert from 'node:assert/strict';
import { TENANT } from '../support/world.ts';
import { aHolder, aLaneHistory, BLOCKED, broadcast, isAnswering, REFUSED, WEEKLY } from './lane-history.ts';
import { begins, breakHead, ends, FIRST, passes, SECOND, SECOND_MS, works } from './working.ts';

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
