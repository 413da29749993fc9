import assert from 'node:assert/strict';
import { aHolder, aLaneHistory } from './lane-history.ts';
import { assertNextWeek, assertPromise } from './the-promise.ts';

describe('a lane', () => {
  it('sends everybody who is due one card, and writes down that it did', async () => {
    const history = await aLaneHistory(20);
    const holder = await aHolder(history, 'first');
    assert.equal(await holder.work(), 'idle');
    assert.equal(history.teams.cards.length, 20);
    await assertPromise(history);
    const results = await history.results();
    assert.deepEqual(new Set(results.map(({ state }) => state)), new Set(['sent']));
    await assertNextWeek(history);
  });
});
