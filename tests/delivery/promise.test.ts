import assert from 'node:assert/strict';
import { everyKill } from '../usecases/copies.ts';
import { aHolder, aLaneHistory, assertPromise } from './lane-history.ts';

describe('a lane', () => {
  it('sends everybody who is due one card, and writes down that it did', async () => {
    const history = await aLaneHistory(20);
    const holder = await aHolder(history, 'first');
    assert.equal(await holder.work(), 'idle');
    assert.equal(history.chat.length, 20);
    await assertPromise(history);
    const results = await history.results();
    assert.deepEqual(new Set(results.map(({ state }) => state)), new Set(['sent']));
    assert.equal(await history.sending(), 0);
  });
});

describe('a holder killed at any call', () => {
  it('leaves every receiver with the card, and no more extra cards than were in doubt', async () => {
    const receivers = 3;
    const undisturbed = await aLaneHistory(receivers);
    const whole = await aHolder(undisturbed, 'first');
    await whole.work();
    assert.ok(whole.calls() > 10);
    for (const kill of everyKill(whole.calls())) {
      const history = await aLaneHistory(receivers);
      const first = await aHolder(history, 'first', { kill });
      await first.work();
      const inDoubt = await history.sending();
      const second = await aHolder(history, 'second');
      history.world.clock.move({ seconds: 31 });
      assert.equal(await second.work(), 'idle');
      await assertPromise(history, { extra: inDoubt });
    }
  });
});
