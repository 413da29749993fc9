import assert from 'node:assert/strict';
import type { Identity, KnownIdentity, Messenger } from '../../bot/ports.ts';
import { parseObjectId, parseTenantId, type PersonId } from '../../bot/domain/ids.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createMessenger } from '../../bot/teams/messenger.ts';
import { SendError, type SendErrorCode } from '../../bot/teams/send-error.ts';
import { SIGRID } from '../support/activities.ts';
import { startFakeConnector, type Behaviour, type FakeConnector } from '../support/fake-connector.ts';
import { APP_ID, cardOf } from '../support/fake-teams.ts';
import { cardSaying } from './fake-conversation.ts';

describe('a card sent without being asked for', () => {
  let connector: FakeConnector;
  let messenger: Messenger;
  let known: KnownIdentity | undefined;

  beforeEach(async () => {
    connector = await startFakeConnector();
    known = {
      pid: 'p1' as PersonId,
      reach: { serviceUrl: connector.serviceUrl, conversationId: SIGRID.conversationId, userId: SIGRID.accountId, botId: `28:${APP_ID}` },
    };
    const adapter = createAdapter({ kind: 'loopback', appId: APP_ID, openIdMetadataUrl: connector.openIdMetadataUrl, connectorToken: 'local' });
    messenger = createMessenger({ adapter, identities: { find: async () => known } });
  });
  afterEach(() => connector.stop());

  const send = () => messenger.sendCard(sigrid(), { ...cardSaying('Veckans fråga') }, 'En fråga från Ledtråd');

  it('goes once to the personal chat, with its neutral line', async () => {
    assert.equal(await send(), 'sent');
    const [request, ...more] = connector.requests;
    assert.deepEqual(more, []);
    assert.equal(request?.method, 'POST');
    assert.ok(request.path.startsWith(`/teams/v3/conversations/${SIGRID.conversationId}/activities`));
    assert.equal(request.authorization, 'Bearer local');
    assert.equal(request.body['summary'], 'En fråga från Ledtråd');
    assert.deepEqual(cardOf(request.body), cardSaying('Veckans fråga'));
  });

  it('is not sent to somebody who was never heard from, nor is a chat begun', async () => {
    known = undefined;
    assert.equal(await send(), 'no-conversation');
    known = { pid: 'p1' as PersonId };
    assert.equal(await send(), 'no-conversation');
    assert.deepEqual(connector.requests, []);
  });

  it('is not sent to an address outside Teams, even one that was stored', async () => {
    known = { pid: 'p1' as PersonId, reach: { serviceUrl: 'https://elsewhere.example/', conversationId: 'a:1', userId: '29:1', botId: '28:1' } };
    assert.equal(await send(), 'unreachable');
  });

  for (const status of [403, 404]) {
    it(`finds the person unreachable on ${status}`, async () => {
      connector.behave('POST', { status });
      assert.equal(await send(), 'unreachable');
      assert.equal(connector.requests.length, 1);
    });
  }

  const FAILURES: readonly (readonly [Behaviour, SendErrorCode])[] = [
    [{ status: 400 }, 'card-refused'],
    [{ status: 401 }, 'not-authorised'],
    [{ status: 412 }, 'try-later'],
    [{ status: 413 }, 'card-refused'],
    [{ status: 429, retryAfter: '17' }, 'try-later'],
    [{ status: 500 }, 'outcome-unknown'],
    [{ status: 502 }, 'outcome-unknown'],
    [{ status: 503 }, 'try-later'],
    [{ status: 504 }, 'outcome-unknown'],
    ['reset', 'outcome-unknown'],
  ];
  for (const [behaviour, code] of FAILURES) {
    it(`is tried once and then ${code} on ${JSON.stringify(behaviour)}`, async () => {
      connector.behave('POST', behaviour);
      const error = await send().catch((thrown: unknown) => thrown);
      assert.ok(error instanceof SendError);
      assert.equal(error.code, code);
      assert.equal(error.status, behaviour === 'reset' || behaviour === 'hang' ? undefined : behaviour.status);
      assert.equal(error.retryAfterSeconds, behaviour !== 'reset' && behaviour !== 'hang' && behaviour.retryAfter ? 17 : undefined);
      assert.equal(connector.requests.length, 1);
    });
  }

  it('may be tried later when nobody listens', async () => {
    await connector.stop();
    await assert.rejects(send(), { name: 'SendError', code: 'try-later', status: undefined });
    connector = await startFakeConnector();
  });
});

function sigrid(): Identity {
  const [tenantId, objectId] = [parseTenantId(SIGRID.tenantId), parseObjectId(SIGRID.objectId)];
  assert.ok(tenantId && objectId);
  return { tenantId, objectId };
}
