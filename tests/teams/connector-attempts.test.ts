import assert from 'node:assert/strict';
import type { Behaviour } from '../support/fake-connector.ts';
import { startBot, type RunningBot } from './running-bot.ts';

describe('an answer that is sent as a message', () => {
  let bot: RunningBot;

  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  const BEHAVIOURS: readonly Behaviour[] = [{ status: 200 }, { status: 429 }, { status: 500 }, { status: 502 }, { status: 503 }, { status: 504 }, 'reset'];
  for (const behaviour of BEHAVIOURS) {
    it(`is posted exactly once when the connector says ${JSON.stringify(behaviour)}`, async () => {
      bot.teams.connector.behave('POST', behaviour);
      const { status, requests } = await bot.teams.userSays('hej');
      assert.equal(status, 200);
      assert.deepEqual(requests.map(({ method }) => method), ['POST']);
    });
  }

  it('does not wait a second longer for a 429 that asks for it', async () => {
    bot.teams.connector.behave('POST', { status: 429, retryAfter: '3600' });
    assert.equal((await bot.teams.userSays('hej')).requests.length, 1);
  });
});
