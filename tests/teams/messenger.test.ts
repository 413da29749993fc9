import assert from 'node:assert/strict';
import { LedtradError } from '../../bot/domain/errors.ts';
import type { Identity } from '../../bot/domain/identity.ts';
import type { KnownIdentity } from '../../bot/ports/identities.ts';
import type { Messenger, SendOutcome } from '../../bot/ports/messenger.ts';
import { parseObjectId, parseTenantId, type PersonId } from '../../bot/domain/ids.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createMessenger } from '../../bot/teams/messenger.ts';
import { SIGRID } from '../support/activities.ts';
import { startFakeConnector, type Behaviour, type FakeConnector } from '../support/fake-connector.ts';
import { APP_ID, cardOf } from '../support/fake-teams.ts';
import { cardSaying } from './fake-conversation.ts';

describe('a card sent without being asked for', () => {
  let connector: FakeConnector;
  let messenger: Messenger;
  let known: KnownIdentity | undefined;
  let find: () => Promise<KnownIdentity | undefined>;

  beforeEach(async () => {
    connector = await startFakeConnector();
    known = {
      pid: 'p1' as PersonId,
      reach: { serviceUrl: connector.serviceUrl, conversationId: SIGRID.conversationId, userId: SIGRID.accountId, botId: `28:${APP_ID}` },
    };
    find = async () => known;
    const adapter = createAdapter({ kind: 'loopback', appId: APP_ID, openIdMetadataUrl: connector.openIdMetadataUrl, connectorToken: 'local' });
    messenger = createMessenger({ adapter, identities: { find: () => find() } });
  });
  afterEach(() => connector.stop());

  const send = () => messenger.sendToPerson(sigrid(), { ...cardSaying('Veckans fråga') }, 'En fråga från Ledtråd');

  it('goes once to the personal chat, with its neutral line', async () => {
    assert.deepEqual(await send(), { kind: 'sent', activityId: 'activity-1' });
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
    assert.deepEqual(await send(), { kind: 'unreachable', reason: 'no-conversation' });
    known = { pid: 'p1' as PersonId };
    assert.deepEqual(await send(), { kind: 'unreachable', reason: 'no-conversation' });
    assert.deepEqual(connector.requests, []);
  });

  it('is not sent to an address outside Teams, even one that was stored', async () => {
    known = { pid: 'p1' as PersonId, reach: { serviceUrl: 'https://elsewhere.example/', conversationId: 'a:1', userId: '29:1', botId: '28:1' } };
    assert.deepEqual(await send(), { kind: 'unreachable', reason: 'blocked' });
  });

  const FAILURES: readonly (readonly [Behaviour, SendOutcome])[] = [
    [{ status: 400 }, { kind: 'refused', status: 400 }],
    [{ status: 401 }, { kind: 'not-authorised' }],
    [{ status: 403 }, { kind: 'unreachable', reason: 'blocked' }],
    [{ status: 404 }, { kind: 'unreachable', reason: 'blocked' }],
    [{ status: 412 }, { kind: 'try-later', throttled: false }],
    [{ status: 413 }, { kind: 'refused', status: 413 }],
    [{ status: 429 }, { kind: 'try-later', throttled: true }],
    [{ status: 429, retryAfter: '17' }, { kind: 'try-later', throttled: true, retryAfterMs: 17_000 }],
    [{ status: 500 }, { kind: 'unknown' }],
    [{ status: 502 }, { kind: 'unknown' }],
    [{ status: 503, retryAfter: '2' }, { kind: 'try-later', throttled: false, retryAfterMs: 2_000 }],
    [{ status: 504 }, { kind: 'unknown' }],
    ['reset', { kind: 'unknown' }],
  ];
  for (const [behaviour, outcome] of FAILURES) {
    it(`is tried once and then ${outcome.kind} on ${JSON.stringify(behaviour)}`, async () => {
      connector.behave('POST', behaviour);
      assert.deepEqual(await send(), outcome);
      assert.equal(connector.requests.length, 1);
    });
  }

  it('may be tried later when nobody listens', async () => {
    await connector.stop();
    assert.deepEqual(await send(), { kind: 'try-later', throttled: false });
    connector = await startFakeConnector();
  });

  it('may be tried later when storage does not say where the person is', async () => {
    find = async () => { throw new LedtradError('storage-unavailable'); };
    assert.deepEqual(await send(), { kind: 'try-later', throttled: false });
    assert.deepEqual(connector.requests, []);
  });

  it('goes to a channel in the tenant that hosts it', async () => {
    const channel = { serviceUrl: connector.serviceUrl, conversationId: '19:kanal@thread.tacv2', botId: `28:${APP_ID}` };
    const outcome = await messenger.sendToChannel(sigrid().tenantId, channel, { ...cardSaying('Månadens brev') }, 'Ett brev från Ledtråd');
    assert.equal(outcome.kind, 'sent');
    assert.ok(connector.requests[0]?.path.startsWith('/teams/v3/conversations/19:kanal@thread.tacv2/activities'));
  });
});

function sigrid(): Identity {
  const [tenantId, objectId] = [parseTenantId(SIGRID.tenantId), parseObjectId(SIGRID.objectId)];
  assert.ok(tenantId && objectId);
  return { tenantId, objectId };
}
