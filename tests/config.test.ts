import assert from 'node:assert/strict';
import { delimiter, resolve } from 'node:path';
import { ConfigError, inspectConfig, inspected, parseConfig, parseLocalSettings } from '../bot/config.ts';
import { REQUIRED_SETTINGS } from './support/required-settings.ts';

const ID = REQUIRED_SETTINGS.LEDTRAD_BOT_ID;

describe('the settings of an installation', () => {
  it('are complete with eight of them', () => {
    const config = parseConfig(REQUIRED_SETTINGS);
    assert.deepEqual(config.tenants, [ID]);
    assert.deepEqual(config.http, { host: '0.0.0.0', port: 3978 });
    assert.deepEqual(config.bot, { kind: 'azure', appId: ID, tenantId: ID, registration: { type: 'SingleTenant', managedIdentityClientId: ID } });
  });

  for (const name of Object.keys(REQUIRED_SETTINGS)) {
    it(`are refused without ${name}, by its name`, () => {
      assert.deepEqual(faultsOf(() => parseConfig({ ...REQUIRED_SETTINGS, [name]: '' })), [`${name} is missing`]);
    });
  }

  it('are refused with every fault at once', () => {
    const faults = faultsOf(() => parseConfig({ ...REQUIRED_SETTINGS, PORT: 'x', LEDTRAD_STORAGE_URL: 'http://konto', LEDTRAD_TENANTS: `${ID}, aspdalen` }));
    assert.deepEqual(faults.map((fault) => fault.split(' ')[0]), ['PORT', 'LEDTRAD_STORAGE_URL', 'LEDTRAD_TENANTS']);
    assert.match(faults.join('\n'), /"aspdalen" is no tenant id/);
  });

  it('take several tenants, in any case, with commas, spaces or lines between', () => {
    const other = 'ABCDEF00-0000-4000-8000-000000000000';
    assert.deepEqual(parseConfig({ ...REQUIRED_SETTINGS, LEDTRAD_TENANTS: `${ID},\n ${other}` }).tenants, [ID, other.toLowerCase()]);
  });

  it('name folders with programmes and with school years, each from where the process was started', () => {
    const named = { LEDTRAD_PROGRAMMES: 'program', LEDTRAD_CALENDARS: ['aspdalen', '/srv/granvalla'].join(delimiter) };
    for (const { programmeFolders, calendarFolders } of [parseConfig({ ...REQUIRED_SETTINGS, ...named }), parseLocalSettings(named)]) {
      assert.deepEqual([programmeFolders, calendarFolders], [[resolve('program')], [resolve('aspdalen'), resolve('/srv/granvalla')]]);
    }
    assert.deepEqual(parseConfig(REQUIRED_SETTINGS).calendarFolders, []);
  });

  it('ask nothing of Microsoft Graph unless they say so, and then as the tab’s app, trusting the managed identity', () => {
    for (const LEDTRAD_GRAPH of [undefined, '', 'off']) assert.ok(!('graph' in parseConfig({ ...REQUIRED_SETTINGS, LEDTRAD_GRAPH })));
    const [tab, identity] = ['22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
    const { graph } = parseConfig({ ...REQUIRED_SETTINGS, LEDTRAD_GRAPH: 'on', LEDTRAD_TAB_CLIENT_ID: tab, LEDTRAD_IDENTITY_CLIENT_ID: identity });
    assert.deepEqual(graph, { kind: 'azure', clientId: tab, managedIdentityClientId: identity });
    assert.deepEqual(faultsOf(() => parseConfig({ ...REQUIRED_SETTINGS, LEDTRAD_GRAPH: 'yes' })), ['LEDTRAD_GRAPH must be off or on']);
  });

  it('say where telemetry goes: nowhere, to a collector, to Azure Monitor by the identity, or to both', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:4318';
    const APPLICATIONINSIGHTS_CONNECTION_STRING = `InstrumentationKey=${ID};IngestionEndpoint=https://aspdalen.example/;LiveEndpoint=https://aspdalen.example/`;
    const azureMonitor = { connectionString: APPLICATIONINSIGHTS_CONNECTION_STRING, identityClientId: ID };
    assert.equal(parseConfig(REQUIRED_SETTINGS).telemetry, undefined);
    assert.deepEqual(parseConfig({ ...REQUIRED_SETTINGS, OTEL_EXPORTER_OTLP_ENDPOINT }).telemetry, { endpoint: OTEL_EXPORTER_OTLP_ENDPOINT, tracesKept: 0.1 });
    assert.deepEqual(parseConfig({ ...REQUIRED_SETTINGS, APPLICATIONINSIGHTS_CONNECTION_STRING }).telemetry, { azureMonitor, tracesKept: 0.1 });
    const both = { ...REQUIRED_SETTINGS, OTEL_EXPORTER_OTLP_ENDPOINT, APPLICATIONINSIGHTS_CONNECTION_STRING, OTEL_TRACES_SAMPLER_ARG: '1' };
    assert.deepEqual(parseConfig(both).telemetry, { endpoint: OTEL_EXPORTER_OTLP_ENDPOINT, azureMonitor, tracesKept: 1 });
  });

  it('are refused where telemetry would go to an address that nobody chose, or in no share', () => {
    const faults = faultsOf(() => parseConfig({ ...REQUIRED_SETTINGS, APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${ID}`, OTEL_TRACES_SAMPLER_ARG: '10' }));
    assert.deepEqual(faults.map((fault) => fault.split(' ')[0]), ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'OTEL_TRACES_SAMPLER_ARG']);
  });

  it('let the bot be a managed identity itself', () => {
    const { bot } = parseConfig({ ...REQUIRED_SETTINGS, LEDTRAD_BOT_TYPE: 'UserAssignedMSI' });
    assert.deepEqual(bot.kind === 'azure' && bot.registration, { type: 'UserAssignedMSI' });
  });
});

describe('the settings as the self-check looks at them', () => {
  it('are those that the product would start with, when there is no fault', () => {
    assert.deepEqual(inspectConfig(REQUIRED_SETTINGS), inspected(parseConfig(REQUIRED_SETTINGS)));
  });

  it('have the same faults as the product refuses, all at once', () => {
    const faulty = { ...REQUIRED_SETTINGS, PORT: 'x', LEDTRAD_BOT_ID: '' };
    assert.deepEqual(inspectConfig(faulty).faults, faultsOf(() => parseConfig(faulty)));
  });

  it('are there as far as they make sense, and each part names what it waits for', () => {
    const { storage, storageUrl, bot, tenants } = inspectConfig({ ...REQUIRED_SETTINGS, LEDTRAD_IDENTITY_CLIENT_ID: 'x', LEDTRAD_BOT_ID: '', LEDTRAD_TENANTS: `${ID} aspdalen granvalla` });
    assert.deepEqual(storage, { waitsFor: ['LEDTRAD_IDENTITY_CLIENT_ID'] });
    assert.deepEqual(storageUrl, { is: REQUIRED_SETTINGS.LEDTRAD_STORAGE_URL });
    assert.deepEqual(bot, { waitsFor: ['LEDTRAD_BOT_ID', 'LEDTRAD_IDENTITY_CLIENT_ID'] });
    assert.deepEqual(tenants, { waitsFor: ['LEDTRAD_TENANTS'] });
  });
});

describe('the settings of a local run', () => {
  it('need nothing', () => {
    const { port, playgroundPort, storagePort } = parseLocalSettings({});
    assert.deepEqual([port, playgroundPort, storagePort], [3978, 56150, 10002]);
  });

  for (const sign of ['AZURE_CLIENT_ID', 'IDENTITY_ENDPOINT', 'WEBSITE_SITE_NAME', 'LEDTRAD_STORAGE_URL', 'LEDTRAD_BOT_ID']) {
    it(`are refused beside ${sign}, because anybody may be anybody in a local run`, () => {
      assert.match(faultsOf(() => parseLocalSettings({ [sign]: 'x' })).join(), new RegExp(`^${sign} is set`));
    });
  }

  it('are refused on an address that others could reach', () => {
    assert.match(faultsOf(() => parseLocalSettings({ HOST: '0.0.0.0' })).join(), /^HOST must be 127\.0\.0\.1/);
  });
});

function faultsOf(parse: () => unknown): readonly string[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}
