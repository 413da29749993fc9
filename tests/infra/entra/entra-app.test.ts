import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { FakeTenant, type EntraApp } from './fake-tenant.ts';

const ENTRA = join(import.meta.dirname, '../../../infra/entra');
const TOLD = { TAB_CLIENT_ID: 'client-0', BOT_DOMAIN: 'ledtrad.example.org', IDENTITY_PRINCIPAL_ID: '22222222-2222-4222-8222-222222222222' };
/** Teams on desktop and phone, Teams on the web. */
const TEAMS = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'] as const;
/** Of Microsoft Graph: openid and profile. */
const WHO_SOMEBODY_IS = ['37f7f235-527c-4136-accd-4a02d197296e', '14dad69e-099b-42c9-810b-d002981feec1'];
/** User.Read for the own picture; AppCatalog.Read.All and TeamsAppInstallation.ReadWriteSelfForUser.All to install the app. */
const GRAPH_TOO = ['e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'e12dae10-5a57-4817-b79d-dfbec5348930', '908de74d-f8b2-4d6b-a9ed-2a17b3b78179'];

describe('the Entra app, as the scripts make it', function () {
  // Each call of az is a process.
  this.timeout(30_000);

  let tenant: FakeTenant;
  beforeEach(() => {
    tenant = new FakeTenant();
  });
  afterEach(() => tenant.remove());

  it('is made once, however often it is asked for, and its ids are told', () => {
    const first = tenant.run('register-app.sh');
    const second = tenant.run('register-app.sh');
    assert.deepEqual(first, { printed: '\nTAB_CLIENT_ID=client-0\nTEAMS_APP_TENANT_ID=11111111-1111-4111-8111-111111111111\n', complained: '', status: 0 });
    assert.deepEqual(second, first);
    assert.deepEqual(tenant.state.apps.map(({ displayName, signInAudience }) => ({ displayName, signInAudience })), [{ displayName: 'Ledtråd', signInAudience: 'AzureADMultipleOrgs' }]);
    assert.deepEqual(tenant.state.principals, ['client-0']);
  });

  it('tells its ids in lines of their own, also below a file whose last line has no end', () => {
    const { printed } = tenant.run('register-app.sh');
    assert.deepEqual(parseEnv(`ALERT_EMAIL=it@example.org${printed}`), { ALERT_EMAIL: 'it@example.org', TAB_CLIENT_ID: 'client-0', TEAMS_APP_TENANT_ID: '11111111-1111-4111-8111-111111111111' });
  });

  it('is another one with another suffix', () => {
    tenant.run('register-app.sh');
    assert.match(tenant.run('register-app.sh', { APP_NAME_SUFFIX: ' (test)' }).printed, /TAB_CLIENT_ID=client-1/);
    assert.deepEqual(tenant.state.apps.map(({ displayName }) => displayName), ['Ledtråd', 'Ledtråd (test)']);
  });

  it('is not guessed among several of one name, and taken when it is named', () => {
    const apps = ['client-0', 'client-1'].map((appId): EntraApp => ({ id: `object-${appId}`, appId, displayName: 'Ledtråd', trust: [] }));
    tenant.put({ ...tenant.state, apps });
    const guess = tenant.run('register-app.sh');
    assert.equal(guess.status, 1);
    assert.match(guess.complained, /several apps called Ledtråd/);
    assert.match(tenant.run('register-app.sh', { TAB_CLIENT_ID: 'client-1' }).printed, /TAB_CLIENT_ID=client-1/);
    assert.equal(tenant.state.apps.length, 2);
  });

  it('has its address, its scope, the clients that may ask for it, and version 2 tokens', () => {
    const [app] = complete(tenant).apps;
    assert.deepEqual(app?.identifierUris, ['api://ledtrad.example.org/client-0']);
    assert.equal(app?.api?.requestedAccessTokenVersion, 2);
    const [scope, ...others] = app?.api?.oauth2PermissionScopes ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual({ value: scope?.value, isEnabled: scope?.isEnabled }, { value: 'access_as_user', isEnabled: true });
    const clients = app?.api?.preAuthorizedApplications ?? [];
    assert.ok(TEAMS.every((client) => clients.some(({ appId }) => appId === client)));
    assert.deepEqual(clients.filter(({ delegatedPermissionIds }) => delegatedPermissionIds.join() !== scope?.id), []);
    assert.ok(app?.web?.redirectUris.every((address) => address.startsWith('https://ledtrad.example.org/')));
  });

  it('trusts the managed identity, and keeps no secret', () => {
    const { apps, tenantId, calls } = complete(tenant);
    assert.deepEqual(apps[0]?.trust.map(({ issuer, subject, audiences }) => ({ issuer, subject, audiences })), [{
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      subject: TOLD.IDENTITY_PRINCIPAL_ID,
      audiences: ['api://AzureADTokenExchange'],
    }]);
    assert.deepEqual(calls.filter((call) => call.includes('credential') && !call.includes('federated-credential')), []);
  });

  it('is the same after it is completed again, and its clients are trusted all the time', () => {
    const once = complete(tenant);
    const again = complete(tenant);
    assert.deepEqual(again.apps, once.apps);
    assert.deepEqual(again.calls.slice(once.calls.length).filter((call) => call === 'rest'), ['rest']);
  });

  it('trusts a new identity in the place of the old one', () => {
    complete(tenant);
    const renewed = complete(tenant, { IDENTITY_PRINCIPAL_ID: '33333333-3333-4333-8333-333333333333' });
    assert.deepEqual(renewed.apps[0]?.trust.map(({ subject }) => subject), ['33333333-3333-4333-8333-333333333333']);
  });

  it('asks for who somebody is and no more, unless the part that needs more is on', () => {
    assert.deepEqual(permissionsOf(complete(tenant).apps[0]), WHO_SOMEBODY_IS);
    assert.deepEqual(permissionsOf(complete(tenant, { LEDTRAD_GRAPH: 'on' }).apps[0]), [...WHO_SOMEBODY_IS, ...GRAPH_TOO]);
    assert.deepEqual(permissionsOf(complete(tenant, { LEDTRAD_GRAPH: 'off' }).apps[0]), WHO_SOMEBODY_IS);
  });

  for (const name of Object.keys(TOLD)) {
    it(`is left alone when ${name} is not told`, () => {
      tenant.run('register-app.sh');
      const before = tenant.state;
      const { status, complained } = tenant.run('complete-app.sh', { ...TOLD, [name]: '' });
      assert.notEqual(status, 0);
      assert.match(complained, new RegExp(name));
      assert.deepEqual(tenant.state, before);
    });
  }

  it('is described in words that the toolkit fills in too', () => {
    const named = [...readFileSync(join(ENTRA, 'manifest.json'), 'utf8').matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(named)].sort(), ['AAD_APP_OBJECT_ID', 'APP_NAME_SUFFIX', 'BOT_DOMAIN', 'TAB_CLIENT_ID']);
  });

  it('is made by scripts that bash can read', () => {
    const scripts = readdirSync(ENTRA).filter((file) => file.endsWith('.sh'));
    assert.equal(scripts.length, 2);
    for (const script of scripts) assert.equal(spawnSync('bash', ['-n', join(ENTRA, script)], { encoding: 'utf8' }).stderr, '');
  });
});

function complete(tenant: FakeTenant, told: Readonly<Record<string, string>> = {}): FakeTenant['state'] {
  assert.equal(tenant.run('register-app.sh').status, 0);
  const { status, complained } = tenant.run('complete-app.sh', { ...TOLD, ...told });
  assert.equal(status, 0, complained);
  return tenant.state;
}

function permissionsOf(app: EntraApp | undefined): string[] {
  return app?.requiredResourceAccess?.flatMap(({ resourceAccess }) => resourceAccess.map(({ id }) => id)) ?? [];
}
