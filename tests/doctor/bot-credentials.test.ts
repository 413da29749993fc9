import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { checkBotCredentials } from '../../bot/doctor/bot-credentials.ts';
import { connectorAsked } from '../../bot/doctor/connector.ts';
import type { ConnectorToken } from '../../bot/teams/connector-tokens.ts';
import { nobodyAt, startFakeHttp, type FakeAnswer, type FakeHttp } from '../support/fake-http.ts';
import { findingOf } from './runs.ts';

const BOT = { kind: 'azure', appId: '11111111-1111-4111-8111-111111111111', tenantId: '22222222-2222-4222-8222-222222222222', registration: { type: 'UserAssignedMSI' } } as const;
const NOT_FOUND: FakeAnswer = { status: 404, body: { error: { code: 'ConversationNotFound', message: 'Conversation not found.' } } };

const tokenWith = (claims: Record<string, string>): ConnectorToken => async () => new UnsecuredJWT({ appid: BOT.appId, tid: BOT.tenantId, ...claims }).encode();

describe('the check of the bot’s credentials', () => {
  let connector: FakeHttp;
  let answer: FakeAnswer;
  beforeEach(async () => {
    answer = NOT_FOUND;
    connector = await startFakeHttp(() => answer);
  });
  afterEach(() => connector.stop());

  const found = async (token: ConnectorToken = tokenWith({}), url = `${connector.url}/teams/`) => await findingOf(checkBotCredentials(BOT, connectorAsked(url, token)));

  it('is well when the connector lets the bot’s token in and knows no such conversation', async () => {
    assert.deepEqual(await found(), { status: 'ok', code: 'credentials-accepted', details: {} });
  });

  it('asks once, reads only, and names a conversation that nobody can have', async () => {
    const token = tokenWith({});
    await found(token);
    assert.deepEqual(connector.asked, ['GET /teams/v3/conversations/a%3Aledtrad-self-check/members']);
    assert.deepEqual(connector.authorizations, [`Bearer ${await token()}`]);
  });

  for (const status of [400, 403]) {
    it(`takes ${status} for being let in as well: it is said of the conversation`, async () => {
      answer = { status, body: { error: { code: 'BotNotInConversationRoster' } } };
      assert.equal((await found()).code, 'credentials-accepted');
    });
  }

  it('tells when the connector does not let the token in', async () => {
    answer = { status: 401, body: { message: 'Authorization has been denied for this request.' } };
    assert.deepEqual(await found(), { status: 'wrong', code: 'token-refused', details: { reason: '401' } });
  });

  it('leaves it to the channel’s line that a good token’s bot is not registered', async () => {
    answer = { status: 401, body: { error: { code: 'BotNotRegistered' } } };
    assert.equal((await found()).code, 'credentials-accepted');
  });

  for (const [claim, value] of [['appid', '99999999-9999-4999-8999-999999999999'], ['azp', '99999999-9999-4999-8999-999999999999'], ['tid', '99999999-9999-4999-8999-999999999999']] as const) {
    it(`tells that the token is another’s by its ${claim}`, async () => {
      assert.deepEqual(await found(tokenWith({ [claim]: value })), { status: 'wrong', code: 'token-of-another', details: { names: [claim] } });
    });
  }

  for (const [entra, code] of [['AADSTS700016', 'app-unknown'], ['AADSTS90002', 'app-unknown'], ['AADSTS70021', 'app-not-trusting'], ['AADSTS700213', 'app-not-trusting'], ['AADSTS50034', 'no-bot-token']] as const) {
    it(`says ${code} when Entra answers ${entra}, and passes on nothing else of its message`, async () => {
      const refused: ConnectorToken = async () => { throw new Error(`invalid_client: ${entra}: Application with identifier 'secret' was not found. Trace ID: 1`); };
      assert.deepEqual(await found(refused), { status: 'wrong', code, details: { reason: entra } });
      assert.deepEqual(connector.asked, []);
    });
  }

  it('tells which error kept it from a token that Entra was never asked for', async () => {
    const away: ConnectorToken = async () => { throw Object.assign(new Error('no endpoint'), { name: 'CredentialUnavailableError' }); };
    assert.deepEqual(await found(away), { status: 'wrong', code: 'no-bot-token', details: { reason: 'CredentialUnavailableError' } });
    assert.equal((await found(async () => undefined)).code, 'no-bot-token');
  });

  it('tells when the connector is busy, broken or away', async () => {
    for (const status of [429, 500, 503]) {
      answer = { status };
      assert.deepEqual(await found(), { status: 'wrong', code: 'connector-away', details: { reason: String(status) } });
    }
    assert.deepEqual(await found(tokenWith({}), `${await nobodyAt()}/`), { status: 'wrong', code: 'connector-away', details: { reason: 'ECONNREFUSED' } });
  });

  it('does not take its token along to where the connector sends it', async () => {
    const elsewhere = await startFakeHttp(() => NOT_FOUND);
    answer = { status: 302, headers: { location: `${elsewhere.url}/` } };
    await found();
    await elsewhere.stop();
    assert.deepEqual(elsewhere.asked, []);
  });
});
