import assert from 'node:assert/strict';
import { restore, stub, type SinonStub } from 'sinon';
import { message, SIGRID } from '../support/activities.ts';
import { connectorToken, forgedAuthorizations } from '../support/signed-tokens.ts';
import { startBot, type RunningBot } from './running-bot.ts';

describe('a token at the chat’s door', () => {
  let bot: RunningBot;
  let printed: SinonStub;

  before(async () => {
    bot = await startBot();
  });
  after(() => bot.stop());
  beforeEach(() => {
    bot.conversation.calls.length = 0;
    printed = stub(console, 'error');
  });
  afterEach(() => restore());

  const activity = () => message({ serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId }, SIGRID, 'hej');
  const subject = () => ({ appId: bot.teams.appId, serviceUrl: bot.teams.connector.serviceUrl });

  it('lets a genuine one in', async () => {
    const { status } = await bot.teams.delivers(activity());
    assert.equal(status, 200);
    assert.equal(bot.conversation.calls.length, 1);
  });

  it('lets one in that expired within the five minutes that clocks may differ', async () => {
    const token = await connectorToken(subject(), { expires: '-2m' });
    assert.equal((await bot.teams.delivers(activity(), `Bearer ${token}`)).status, 200);
  });

  it('refuses every forged one with 401 and a bare answer, before anything is asked of the conversation', async () => {
    const forged = await forgedAuthorizations(subject());
    assert.ok(forged.size >= 12);
    for (const [name, authorization] of forged) {
      const { status, body, requests } = await bot.teams.delivers(activity(), authorization ?? null);
      assert.deepEqual({ name, status, body, requests }, { name, status: 401, body: undefined, requests: [] });
    }
    assert.deepEqual(bot.conversation.calls, []);
    assert.equal(printed.callCount, 0);
  });

  it('refuses forged ones also for a tap, which has an answer to give', async () => {
    const [, authorization] = [...(await forgedAuthorizations(subject()))].at(-1) ?? [];
    const { status, body } = await bot.teams.delivers({ ...activity(), type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x' } } }, authorization);
    assert.deepEqual({ status, body }, { status: 401, body: undefined });
  });

  it('refuses before it reads the body', async () => {
    assert.equal((await bot.teams.delivers('{ no JSON', null)).status, 401);
  });

  it('says 503 when the keys cannot be fetched, so that the fault is not taken for the sender’s', async () => {
    const cold = await startBot();
    try {
      cold.teams.connector.withholdKeys(true);
      assert.equal((await cold.teams.userSays('hej')).status, 503);
      assert.deepEqual(cold.conversation.calls, []);

      cold.teams.connector.withholdKeys(false);
      assert.equal((await cold.teams.userSays('hej')).status, 200);
    } finally {
      await cold.stop();
    }
  });
});
