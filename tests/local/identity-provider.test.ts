import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { z } from 'zod';
import { startIdentityProvider, type IdentityProvider } from '../../bot/local/identity-provider.ts';
import { freePort, listenOnLoopback } from '../../bot/local/ports.ts';

const BOT = '9d1c7f54-2e6b-4a83-b0c5-7f3e8a6d2c19';
const TAB = '1a6b0f3c-7d52-4c19-8e40-5b2f9c7d6a11';
const TENANT = '3b6e2c8a-51d4-4f0e-9a27-6c1f5d0b8e41';
const PERSON = { tenantId: TENANT, objectId: '6f0a4d1e-8c25-4b7a-93e6-1d5c2b7f9a01', name: 'Maja Lindvik' };
const SERVICE_URL = 'http://127.0.0.1:56150/_connector';
const TEAMS_WEB_CLIENT = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

const KeySet = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });

describe('the local identity provider', () => {
  let provider: IdentityProvider;
  let bot: Server;
  let received: { authorization: string; body: string }[];

  beforeEach(async () => {
    received = [];
    bot = createServer((incoming, response) => {
      void text(incoming).then((body) => {
        received.push({ authorization: incoming.headers.authorization ?? '', body });
        response.writeHead(418, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '7' });
        response.end('{"svar":"hej då"}');
      });
    });
    const botPort = await listenOnLoopback(bot, 0);
    provider = await startIdentityProvider({
      botAppId: BOT,
      tabClientId: TAB,
      forwardTo: `http://127.0.0.1:${botPort}/api/messages`,
    });
  });
  afterEach(async () => {
    await provider.stop();
    bot.close();
  });

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(provider.signingProxyUrl, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const activity = JSON.stringify({ type: 'message', serviceUrl: SERVICE_URL, text: 'Räksmörgås' });

  it('describes itself as the Bot Framework does, with keys endorsed for Teams', async () => {
    const metadata = z
      .object({ issuer: z.string(), jwks_uri: z.string() })
      .parse(await (await fetch(provider.openIdMetadataUrl)).json());
    assert.deepEqual(metadata, { issuer: 'https://api.botframework.com', jwks_uri: provider.jwksUrl });

    const [key] = KeySet.parse(await (await fetch(provider.jwksUrl)).json()).keys;
    assert.deepEqual(key?.['endorsements'], ['msteams']);
  });

  it('gives out no private part of its key', async () => {
    const [key = {}] = KeySet.parse(await (await fetch(provider.jwksUrl)).json()).keys;
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) assert.equal(secret in key, false);
  });

  it('signs what the Playground sends for the bot, for five minutes and this serviceUrl', async () => {
    await post(activity);
    const [call] = received;
    assert(call !== undefined);
    const token = call.authorization.replace('Bearer ', '');
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(provider.jwksUrl)), {
      issuer: 'https://api.botframework.com',
      audience: BOT,
    });

    assert.equal(payload['serviceurl'], SERVICE_URL);
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 300);
    assert.equal(decodeProtectedHeader(token).alg, 'RS256');
    assert.equal(call.body, activity);
  });

  it("replaces a caller's own token", async () => {
    await post(activity, { authorization: 'Bearer made.up.token' });
    assert.notEqual(received[0]?.authorization, 'Bearer made.up.token');
  });

  it("hands the bot's answer back: status, headers and body", async () => {
    const answer = await post(activity);
    assert.equal(answer.status, 418);
    assert.equal(answer.headers.get('retry-after'), '7');
    assert.deepEqual(await answer.json(), { svar: 'hej då' });
  });

  it('answers 502 with a sentence when the bot is away, and recovers with it', async () => {
    provider.forwardTo(`http://127.0.0.1:${await freePort()}/api/messages`);
    const answer = await post(activity);
    assert.equal(answer.status, 502);
    assert.match(await answer.text(), /^The bot does not answer/);

    const address = bot.address();
    assert(address !== null && typeof address === 'object');
    provider.forwardTo(`http://127.0.0.1:${address.port}/api/messages`);
    assert.equal((await post(activity)).status, 418);
  });

  it('answers 502 before it has been told where the bot is', async () => {
    const early = await startIdentityProvider({ botAppId: BOT, tabClientId: TAB });
    assert.equal((await fetch(early.signingProxyUrl, { method: 'POST', body: activity })).status, 502);
    await early.stop();
  });

  it('signs nothing for a body that is no activity', async () => {
    for (const body of ['', 'hej', '[]', '{"type":"message"}', '{"serviceUrl":"nowhere"}']) {
      assert.equal((await post(body)).status, 400);
    }
    assert.deepEqual(received, []);
  });

  it('refuses a page on the internet, by Origin', async () => {
    const origins = ['https://evil.example', 'http://127.0.0.1.evil.example', 'null'];
    for (const origin of origins) assert.equal((await post(activity, { origin })).status, 403);
    assert.deepEqual(received, []);
  });

  it('refuses a name that somebody has pointed at this machine, by Host', async () => {
    for (const host of ['evil.example', 'localhost.evil.example:80']) assert.equal(await statusFor(provider, host), 403);
    for (const host of ['localhost:3979', '127.0.0.1']) assert.equal(await statusFor(provider, host), 200);
  });

  it("lets the Playground's own page through", async () => {
    assert.equal((await post(activity, { origin: 'http://127.0.0.1:56150' })).status, 418);
  });

  it('issues a tab token as Entra v2 does', async () => {
    const token = await provider.issueTabToken(PERSON);
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(provider.jwksUrl)), {
      issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      audience: TAB,
    });

    const { iat = 0, exp, nbf, ...claims } = payload;
    assert.deepEqual([exp, nbf], [iat + 3_600, iat]);
    assert.deepEqual(claims, {
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      aud: TAB,
      sub: PERSON.objectId,
      tid: TENANT,
      oid: PERSON.objectId,
      name: 'Maja Lindvik',
      scp: 'access_as_user',
      ver: '2.0',
      azp: TEAMS_WEB_CLIENT,
    });
  });

  it('has a key of its own in every start', async () => {
    const other = await startIdentityProvider({ botAppId: BOT, tabClientId: TAB });
    const token = await other.issueTabToken(PERSON);
    await other.stop();

    await assert.rejects(jwtVerify(token, createRemoteJWKSet(new URL(provider.jwksUrl))), {
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    });
  });

  it('gives no token over HTTP', async () => {
    for (const path of ['/', '/token', `/tab-token?oid=${PERSON.objectId}`]) {
      assert.equal((await fetch(provider.url + path)).status, 404);
    }
  });

  it('names a taken port', async () => {
    const port = Number(new URL(provider.url).port);
    await assert.rejects(startIdentityProvider({ port, botAppId: BOT, tabClientId: TAB }), {
      code: 'port-taken',
      details: { port },
    });
  });
});

/** fetch() does not let a caller choose the Host header. */
async function statusFor(provider: IdentityProvider, host: string): Promise<number | undefined> {
  const call = request(provider.jwksUrl, { headers: { host } });
  call.end();
  const answers: IncomingMessage[] = await once(call, 'response');
  answers[0]?.resume();
  return answers[0]?.statusCode;
}

async function text(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
  return body;
}
