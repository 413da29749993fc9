import assert from 'node:assert/strict';
import { LedtradError } from '../../bot/domain/errors.ts';
import { member, membersAdded, message, OTHER_TENANT, SIGRID, TENANT } from '../support/activities.ts';
import { answered, SECRET } from './fake-conversation.ts';
import { startBot, type RunningBot } from './running-bot.ts';

describe('something written in the personal chat', () => {
  let bot: RunningBot;

  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  const place = () => ({ serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId });

  it('reaches the conversation as who wrote it, in which language, and where they are reached', async () => {
    await bot.teams.userSays('hej');
    const [call] = bot.conversation.calls;
    assert.ok(call?.door === 'text');
    assert.equal(call.text, 'hej');
    assert.equal(call.caller.locale, 'sv-SE');
    assert.deepEqual(call.caller.identity, { tenantId: TENANT, objectId: SIGRID.objectId });
    assert.deepEqual(call.caller.reach, {
      serviceUrl: bot.teams.connector.serviceUrl,
      conversationId: SIGRID.conversationId,
      userId: SIGRID.accountId,
      botId: bot.teams.botId,
    });
  });

  it('is answered with one message: the card, and its neutral line for the lock screen', async () => {
    const { status, requests, sent } = await bot.teams.userSays('hej');
    assert.equal(status, 200);
    assert.equal(requests.length, 1);
    assert.equal(requests[0]?.method, 'POST');
    assert.ok(requests[0]?.path.startsWith(`/teams/v3/conversations/${SIGRID.conversationId}/activities`));
    assert.equal(requests[0]?.authorization, 'Bearer local');
    assert.equal(requests[0]?.body['summary'], 'En fråga från Ledtråd');
    assert.equal(sent[0]?.['speak'], 'En fråga från Ledtråd');
  });

  it('lower-cases ids, as the same person must not be two', async () => {
    await bot.teams.as({ ...SIGRID, objectId: SIGRID.objectId.toUpperCase(), tenantId: TENANT.toUpperCase() }).userSays('hej');
    assert.deepEqual(bot.conversation.calls[0]?.door === 'text' && bot.conversation.calls[0].caller.identity, {
      tenantId: TENANT,
      objectId: SIGRID.objectId,
    });
  });

  it('takes the language from the client’s own words when the activity says none', async () => {
    const { locale: _locale, ...activity } = message(place(), { ...SIGRID, locale: 'nb-NO' }, 'hei');
    await bot.teams.delivers(activity);
    assert.ok(bot.conversation.calls[0]?.door === 'text');
    assert.equal(bot.conversation.calls[0].caller.locale, 'nb-NO');
  });

  it('loses the mention of the bot, which some write out of habit', async () => {
    const mention = { type: 'mention', mentioned: { id: bot.teams.botId }, text: '<at>Ledtråd</at>' };
    await bot.teams.delivers({ ...message(place(), SIGRID, '<at>Ledtråd</at> status'), entities: [mention] });
    assert.ok(bot.conversation.calls[0]?.door === 'text');
    assert.equal(bot.conversation.calls[0].text, 'status');
  });

  it('is answered each time when Teams delivers it again', async () => {
    const activity = message(place(), SIGRID, 'hej');
    const statuses = [await bot.teams.delivers(activity), await bot.teams.delivers(activity)].map(({ status }) => status);
    assert.deepEqual(statuses, [200, 200]);
    assert.equal(bot.conversation.calls.length, 2);
  });

  it('tells the conversation name and address only when it asks', async () => {
    bot.conversation.next = async (caller) => answered('form', JSON.stringify(await caller.profile()));
    const { requests, sent } = await bot.teams.userSays('hej');
    assert.deepEqual(requests.map(({ method }) => method), ['GET', 'POST']);
    assert.deepEqual(JSON.parse(String(sent[0]?.['speak'])), { name: SIGRID.name, upn: SIGRID.userPrincipalName });
  });

  for (const [name, changes] of Object.entries({
    'another tenant': { tenantId: OTHER_TENANT },
    'another person': { objectId: '6f0a4d1e-8c25-4b7a-93e6-1d5c2b7f9aff' },
  })) {
    it(`gives no profile when the roster says ${name} than the activity`, async () => {
      let refusal: unknown;
      bot.conversation.next = async (caller) => {
        refusal = await caller.profile().catch((error: unknown) => error);
        return answered('form');
      };
      bot.teams.connector.members.set(SIGRID.accountId, member({ ...SIGRID, ...changes }));
      await bot.teams.userSays('hej');
      assert.ok(refusal instanceof LedtradError);
      assert.equal(refusal.code, 'identity-unclear');
    });
  }

  it('is answered with a sentence when it cannot be told whose it is', async () => {
    const { from: _from, ...activity } = message(place(), SIGRID, 'hej');
    const { said } = await bot.teams.delivers({ ...activity, from: { id: SIGRID.accountId } });
    assert.deepEqual(said, ['Refused: identity-unclear']);

    const contradictory = { ...message(place(), SIGRID, 'hej'), channelData: { tenant: { id: OTHER_TENANT } } };
    assert.deepEqual((await bot.teams.delivers(contradictory)).said, ['Refused: identity-unclear']);
    assert.deepEqual(bot.conversation.calls.map(({ door }) => door), ['refuse', 'refuse']);
  });

  it('is answered with an apology when the conversation fails, and nothing of it is logged', async () => {
    bot.conversation.next = async () => {
      throw new Error(SECRET);
    };
    const { status, said } = await bot.teams.userSays('hej');
    assert.equal(status, 200);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /gick fel/);
    assert.equal(bot.log.length, 1);
    assert.ok(!bot.log.join().includes(SECRET));
  });

  it('gets one greeting for an installation that Teams tells of twice', async () => {
    const first = await bot.teams.installs();
    const second = await bot.teams.delivers(membersAdded(place(), SIGRID));
    assert.deepEqual([first.sent.length, second.sent.length], [1, 0]);
    assert.deepEqual(bot.conversation.calls.map(({ door }) => door), ['greet']);
  });

  it('gets nothing for an installation that was greeted before', async () => {
    bot.conversation.greeting = undefined;
    const { status, requests } = await bot.teams.installs();
    assert.deepEqual({ status, requests }, { status: 200, requests: [] });
  });
});
