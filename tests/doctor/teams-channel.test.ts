import assert from 'node:assert/strict';
import type { ConnectorAnswer } from '../../bot/doctor/connector.ts';
import { checkTeamsChannel } from '../../bot/doctor/teams-channel.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import { NO_FAILURES, type Lane, type LaneAlert } from '../../bot/domain/lane/lane.ts';
import { StorageUnavailableError } from '../../bot/storage/table/tables.ts';
import { findingOf } from './runs.ts';

const TENANTS = ['aaaaaaaa-1111-4111-8111-111111111111', 'bbbbbbbb-2222-4222-8222-222222222222'] as TenantId[];
const ACCEPTED: ConnectorAnswer = { kind: 'answered', token: 't', status: 404, code: 'ConversationNotFound' };

describe('the check of the Teams channel', () => {
  const found = async (answer: ConnectorAnswer, alerts: Readonly<Record<string, LaneAlert>> = {}) =>
    await findingOf(checkTeamsChannel(async () => answer, { look: async (tenantId) => ({ value: laneWith(alerts[tenantId]), etag: 'e' }) }, TENANTS));

  it('is well when Teams knows the bot and no lane has stopped, a lane that nobody has begun among them', async () => {
    assert.deepEqual(await found(ACCEPTED), { status: 'ok', code: 'channel-known', details: { count: 2 } });
    assert.equal((await findingOf(checkTeamsChannel(async () => ACCEPTED, { look: async () => undefined }, TENANTS))).code, 'channel-known');
  });

  it('tells that the bot has no registration with the Teams channel', async () => {
    assert.deepEqual(await found({ ...ACCEPTED, status: 401, code: 'BotNotRegistered' }), { status: 'wrong', code: 'bot-not-registered', details: {} });
  });

  for (const [alert, code] of [['not-authorised', 'lane-not-authorised'], ['refused-in-a-row', 'lane-refused']] as const) {
    it(`tells of lanes that have stopped with ${alert}, by the first characters of the tenant`, async () => {
      assert.deepEqual(await found(ACCEPTED, { [TENANTS[1] ?? '']: alert }), { status: 'wrong', code, details: { names: ['bbbbbbbb'], count: 1 } });
    });
  }

  it('does not call well what could not be asked', async () => {
    const unasked: readonly ConnectorAnswer[] = [{ kind: 'no-token', error: undefined }, { kind: 'away', reason: 'ECONNREFUSED' }, { ...ACCEPTED, status: 401, code: undefined }, { ...ACCEPTED, status: 503, code: undefined }, { ...ACCEPTED, status: 429, code: undefined }];
    for (const answer of unasked) assert.equal((await found(answer)).code, 'channel-unasked', JSON.stringify(answer));
  });

  it('tells why the lanes could not be read', async () => {
    const look = async () => { throw new StorageUnavailableError('403 AuthorizationFailure', 'Lane'); };
    assert.equal((await findingOf(checkTeamsChannel(async () => ACCEPTED, { look }, TENANTS))).code, 'storage-refused');
  });
});

function laneWith(alert: LaneAlert | undefined): Lane {
  return { holder: 'h', epoch: 1, rate: 45, stats: { pending: 0, failures: NO_FAILURES }, ...(alert ? { alert } : {}) };
}
