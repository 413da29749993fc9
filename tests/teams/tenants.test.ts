import assert from 'node:assert/strict';
import { CHANNEL, member, message, OTHER_TENANT, SIGRID, TENANT, type TeamsPerson } from '../support/activities.ts';
import type { FakeTeams } from '../support/fake-teams.ts';
import { startBot, type RunningBot } from './running-bot.ts';

const OUTSIDER: TeamsPerson = { ...SIGRID, accountId: '29:outsider', conversationId: 'a:outsider', tenantId: OTHER_TENANT };

describe('an organisation that is not on the list', () => {
  let bot: RunningBot;
  let outside: FakeTeams;

  beforeEach(async () => {
    bot = await startBot();
    outside = bot.teams.as(OUTSIDER);
  });
  afterEach(() => bot.stop());

  afterEach('is never heard', () => {
    assert.deepEqual(bot.conversation.calls.filter(({ door }) => door !== 'refuse'), []);
  });

  it('gets one polite message for what is written, and nobody is looked up', async () => {
    const { status, requests, said } = await outside.userSays('hej');
    assert.equal(status, 200);
    assert.deepEqual(requests.map(({ method }) => method), ['POST']);
    assert.deepEqual(said, ['Refused: tenant-not-allowed']);
    assert.deepEqual(bot.conversation.calls, [{ door: 'refuse', reason: 'tenant-not-allowed', locale: 'sv-SE' }]);
  });

  it('gets the sentence as the answer to a tap', async () => {
    const { body, requests } = await outside.taps('verb', {}, 'card-1');
    assert.deepEqual(body, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Refused: tenant-not-allowed' });
    assert.deepEqual(requests, []);
  });

  it('gets the sentence beside a card that cannot be answered otherwise', async () => {
    const { said, requests } = await outside.submits('verb', {}, 'card-1');
    assert.deepEqual(said, ['Refused: tenant-not-allowed']);
    assert.equal(requests.length, 1);
  });

  it('gets it once for an installation', async () => {
    assert.deepEqual((await outside.installs()).said, ['Refused: tenant-not-allowed']);
  });

  it('does not come in by what the channel data say', async () => {
    const place = { serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId };
    await bot.teams.delivers({ ...message(place, OUTSIDER, 'hej'), channelData: { tenant: { id: TENANT } } });
    assert.deepEqual(bot.conversation.calls.map((call) => call.door === 'refuse' && call.reason), ['identity-unclear']);
  });

  it('gets the sentence in its own channel without its members being looked up', async () => {
    const { said, requests } = await outside.mentionsBot('hjälp', { ...CHANNEL, tenantId: OTHER_TENANT });
    assert.deepEqual(said, ['Refused: tenant-not-allowed']);
    assert.deepEqual(requests.map(({ method }) => method), ['POST']);
  });

  it('has its guests refused in a channel of an organisation that is', async () => {
    assert.deepEqual((await outside.mentionsBot('hjälp')).said, ['Refused: tenant-not-allowed']);
  });
});

describe('a mention in a channel', () => {
  let bot: RunningBot;

  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  it('is answered by one sentence in its thread, with no card and without asking who it is about', async () => {
    const { status, said, sent, requests } = await bot.teams.mentionsBot('status');
    assert.equal(status, 200);
    assert.deepEqual(said, ['Skriv till mig i vår egen chatt.']);
    assert.deepEqual(sent, []);
    assert.deepEqual(requests.map(({ method }) => method), ['GET', 'POST']);
    assert.ok(requests[1]?.path.includes(`${CHANNEL.id};messageid=`));
    const channel = { tenantId: TENANT, serviceUrl: bot.teams.connector.serviceUrl, conversationId: CHANNEL.id, botId: bot.teams.botId };
    const writer = { identity: { tenantId: SIGRID.tenantId, objectId: SIGRID.objectId }, locale: 'sv-SE', channel };
    assert.deepEqual(bot.conversation.calls, [{ door: 'group', writer, text: 'status' }]);
  });

  it('asks the roster of the team, not of the thread', async () => {
    const { requests } = await bot.teams.mentionsBot('status');
    assert.equal(requests[0]?.path, `/teams/v3/conversations/${CHANNEL.teamId}/members/${SIGRID.accountId}`);
  });

  it('is refused when the roster does not know the one who wrote it, or not their organisation', async () => {
    bot.teams.connector.members.set(SIGRID.accountId, { id: SIGRID.accountId, name: SIGRID.name });
    assert.deepEqual((await bot.teams.mentionsBot('status')).said, ['Refused: identity-unclear']);

    bot.teams.connector.members.set(SIGRID.accountId, member({ ...SIGRID, tenantId: 'no id' }));
    assert.deepEqual((await bot.teams.mentionsBot('status')).said, ['Refused: identity-unclear']);
  });

  it('is answered with an apology when the roster is away', async () => {
    bot.teams.connector.behave('GET', { status: 503 });
    const { said, requests } = await bot.teams.mentionsBot('status');
    assert.match(said[0] ?? '', /gick fel/);
    assert.deepEqual(requests.map(({ method }) => method), ['GET', 'POST']);
  });

  it('is the only thing that is heard there', async () => {
    const place = { serviceUrl: bot.teams.connector.serviceUrl, botId: bot.teams.botId };
    const conversation = { id: CHANNEL.id, conversationType: 'channel', tenantId: TENANT, isGroup: true };
    const unaddressed = { ...message(place, SIGRID, 'jag såg något i dag'), conversation };
    const ofSomebodyElse = { ...unaddressed, entities: [{ type: 'mention', mentioned: { id: '29:other' }, text: '<at>Annan</at>' }] };
    const tap = { ...unaddressed, type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x', data: {} } } };
    for (const activity of [unaddressed, ofSomebodyElse, tap]) {
      assert.deepEqual((await bot.teams.delivers(activity)).requests, []);
    }
    assert.deepEqual(bot.conversation.calls, []);
  });
});
