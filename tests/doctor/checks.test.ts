import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { inspectConfig, inspected, type Config, type InspectedConfig } from '../../bot/config.ts';
import { checksOf, type Outside } from '../../bot/doctor/checks.ts';
import { examine } from '../../bot/doctor/examine.ts';
import { CHECKS } from '../../bot/ports/self-check.ts';
import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { systemClock } from '../../bot/system-clock.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { nobodyAt, startFakeHttp, type FakeHttp } from '../support/fake-http.ts';
import { REQUIRED_SETTINGS } from '../support/required-settings.ts';

const ID = REQUIRED_SETTINGS.LEDTRAD_BOT_ID;
const TENANT = '22222222-2222-4222-8222-222222222222';
const SETTINGS = { ...REQUIRED_SETTINGS, LEDTRAD_BOT_TENANT_ID: TENANT, LEDTRAD_TENANTS: TENANT };

describe('all checks together', () => {
  let microsoft: FakeHttp;
  before(async () => {
    microsoft = await startFakeHttp((path) => {
      if (path.startsWith('/teams/')) return { status: 404, body: { error: { code: 'ConversationNotFound' } } };
      if (path === '/metadata') return { status: 200, body: { jwks_uri: `${microsoft.url}/keys` } };
      return { status: 200, body: { keys: [{ kty: 'RSA' }] } };
    });
  });
  after(() => microsoft.stop());

  const outside = (given: Partial<Outside> = {}): Outside => ({
    clock: systemClock,
    addresses: { botFrameworkMetadata: `${microsoft.url}/metadata`, login: microsoft.url, connector: `${microsoft.url}/teams/` },
    identity: { getToken: async () => ({ token: 'a.b.c', expiresOnTimestamp: 0 }) },
    connectorToken: async () => new UnsecuredJWT({ appid: ID, tid: TENANT }).encode(),
    ...given,
  });
  const statuses = async (config: InspectedConfig, given?: Partial<Outside>) => {
    const { lines } = await examine(checksOf(config, outside(given)), systemClock);
    assert.deepEqual(lines.map(({ check }) => check), [...CHECKS]);
    return Object.fromEntries(lines.map(({ check, finding }) => [check, finding.code]));
  };

  it('wait each for the settings that it needs and look at the rest, when there are no settings at all', async () => {
    const { lines } = await examine(checksOf({ ...inspectConfig({}), keysUrl: { is: `${microsoft.url}/keys` } }, outside()), systemClock);
    const of = Object.fromEntries(lines.map(({ check, finding }) => [check, [finding.code, finding.details.names ?? []]]));
    const waits = (...names: readonly string[]) => ['waits-for-settings', names];
    assert.deepEqual({ ...of, settings: of['settings']?.[0] }, {
      settings: 'settings-faulty',
      storage: waits('LEDTRAD_STORAGE_URL', 'LEDTRAD_IDENTITY_CLIENT_ID'),
      rows: waits('LEDTRAD_STORAGE_URL', 'LEDTRAD_IDENTITY_CLIENT_ID'),
      clock: waits('LEDTRAD_STORAGE_URL'),
      'token-endpoint': waits('LEDTRAD_STORAGE_URL', 'LEDTRAD_IDENTITY_CLIENT_ID'),
      'bot-credentials': waits('LEDTRAD_BOT_ID', 'LEDTRAD_BOT_TENANT_ID', 'LEDTRAD_IDENTITY_CLIENT_ID'),
      'teams-channel': waits('LEDTRAD_BOT_ID', 'LEDTRAD_BOT_TENANT_ID', 'LEDTRAD_IDENTITY_CLIENT_ID', 'LEDTRAD_STORAGE_URL', 'LEDTRAD_TENANTS'),
      'openid-metadata': ['keys-published', []],
      tenants: waits('LEDTRAD_TENANTS'),
      organisations: waits('LEDTRAD_STORAGE_URL', 'LEDTRAD_IDENTITY_CLIENT_ID', 'LEDTRAD_TENANTS'),
      'time-zones': ['zones-known', []],
      catalogue: ['catalogue-read', []],
      calendars: ['calendars-read', []],
    });
  });

  it('are all well where everything is as it should be, with one call to the connector for two lines', async () => {
    const before = microsoft.asked.length;
    const config: InspectedConfig = { ...inspectConfig(SETTINGS), keysUrl: { is: `${microsoft.url}/keys` }, storageUrl: { is: `${microsoft.url}/storage` } };
    assert.deepEqual(await statuses(config, { tables: memoryTables() }), {
      settings: 'settings-complete', storage: 'storage-open', rows: 'rows-current', clock: 'clock-right',
      'token-endpoint': 'identity-answers', 'bot-credentials': 'credentials-accepted', 'teams-channel': 'channel-known',
      'openid-metadata': 'keys-published', tenants: 'tenants-exist', organisations: 'organisations-listed',
      'time-zones': 'zones-known', catalogue: 'catalogue-read', calendars: 'calendars-read',
    });
    const asked = microsoft.asked.slice(before);
    assert.equal(asked.filter((each) => each.startsWith('GET /teams/')).length, 1);
    assert.ok(asked.includes(`GET /${TENANT}/v2.0/.well-known/openid-configuration`));
  });

  describe('against the emulator', () => {
    let azurite: Azurite;
    before(async () => {
      azurite = await startAzurite();
      await azureTables({ connectionString: azurite.connectionString }).ensureTables();
    });
    after(() => azurite.close());

    it('find everything well in a local run, and tell what one does not have', async () => {
      const config: Config = {
        http: { host: '127.0.0.1', port: 0 },
        storage: { kind: 'connection-string', connectionString: azurite.connectionString },
        bot: { kind: 'loopback', appId: ID, openIdMetadataUrl: `${microsoft.url}/metadata` },
        tab: { clientId: ID, identifierUri: 'api://x', keysUrl: `${microsoft.url}/keys`, links: { kind: 'teams', appId: ID } },
        tenants: [], programmeFolders: [], calendarFolders: [], contact: undefined, logLevel: 'silent',
      };
      const nowhere = await nobodyAt();
      const found = await statuses(inspected(config), { addresses: { botFrameworkMetadata: nowhere, login: nowhere, connector: nowhere } });
      assert.deepEqual(found, {
        settings: 'settings-complete', storage: 'storage-open', rows: 'rows-current', clock: 'clock-right',
        'token-endpoint': 'not-in-local-run', 'bot-credentials': 'not-in-local-run', 'teams-channel': 'not-in-local-run',
        'openid-metadata': 'keys-published', tenants: 'not-in-local-run', organisations: 'organisations-listed',
        'time-zones': 'zones-known', catalogue: 'catalogue-read', calendars: 'calendars-read',
      });
    });
  });
});
