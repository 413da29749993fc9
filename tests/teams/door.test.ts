import assert from 'node:assert/strict';
import { createServer, plugins } from 'restify';
import { pino } from 'pino';
import { createBot } from '../../bot/teams/bot.ts';
import { message, SIGRID, TENANT, type Activity } from '../support/activities.ts';
import { connectorToken } from '../support/signed-tokens.ts';
import { startBot, type RunningBot } from './running-bot.ts';

describe('the chat’s door', () => {
  let bot: RunningBot;

  before(async () => {
    bot = await startBot();
  });
  after(() => bot.stop());
  beforeEach(() => {
    bot.conversation.calls.length = 0;
  });

  const said = (changes: Activity = {}): Activity => ({
    ...message({ serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId }, SIGRID, 'hej'),
    ...changes,
  });
  const tokenFor = async (serviceUrl: string): Promise<string> => `Bearer ${await connectorToken({ appId: bot.teams.appId, serviceUrl })}`;

  it('refuses an activity without a serviceUrl', async () => {
    const { serviceUrl: _serviceUrl, ...rest } = said();
    assert.equal((await bot.teams.delivers(rest)).status, 401);
    assert.equal((await bot.teams.delivers({ ...rest, serviceUrl: '' })).status, 401);
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('refuses a serviceUrl that is not the token’s', async () => {
    const elsewhere = said({ serviceUrl: 'http://127.0.0.1:9/teams/' });
    assert.equal((await bot.teams.delivers(elsewhere)).status, 401);
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('refuses a serviceUrl outside Teams although the token names it', async () => {
    for (const serviceUrl of ['https://connector.example/', 'https://smba.trafficmanager.net/emea/', 'http://localhost.example/']) {
      const { status } = await bot.teams.delivers(said({ serviceUrl }), await tokenFor(serviceUrl));
      assert.deepEqual({ serviceUrl, status }, { serviceUrl, status: 403 });
    }
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('refuses another channel than Teams', async () => {
    assert.equal((await bot.teams.delivers(said({ channelId: 'webchat' }))).status, 403);
    assert.equal((await bot.teams.delivers(said({ channelId: 'emulator' }))).status, 403);
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('says 400 to a body that is no JSON or no activity', async () => {
    for (const body of ['{ no JSON', '', '[]', 'null', '"text"', '{}', '{"type":7}']) {
      const { status } = await bot.teams.delivers(body);
      assert.deepEqual({ body, status }, { body, status: 400 });
    }
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('says 413 to a body larger than Teams sends', async () => {
    assert.equal((await bot.teams.delivers(said({ text: 'å'.repeat(150_000) }))).status, 413);
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('takes what means nothing to it with 200 and says nothing', async () => {
    const kinds: readonly Activity[] = [
      { type: 'typing' },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'messageUpdate', text: 'ändrat' },
      { type: 'installationUpdate', action: 'remove' },
      { type: 'invoke', name: 'task/fetch', value: {} },
      { type: 'invoke', name: 'adaptiveCard/action', value: 'no object' },
      { type: 'message', from: null },
    ];
    for (const kind of kinds) {
      const { status, body, requests } = await bot.teams.delivers(said(kind));
      assert.deepEqual({ kind, status, body, requests }, { kind, status: 200, body: undefined, requests: [] });
    }
    assert.deepEqual(bot.conversation.calls, []);
  });

  it('works behind a server that has parsed the body already', async () => {
    const handler = createBot({ adapter: bot.adapter, conversation: bot.conversation, isAllowedTenant: (id) => id === TENANT, logger: pino({ enabled: false }) });
    const server = createServer();
    server.use(plugins.bodyParser());
    server.post('/api/messages', async (request, response) => handler.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const response = await fetch(`http://127.0.0.1:${server.address().port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: await tokenFor(bot.teams.connector.serviceUrl) },
        body: JSON.stringify(said()),
      });
      assert.equal(response.status, 200);
      assert.equal(bot.conversation.calls.length, 1);
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });
});
