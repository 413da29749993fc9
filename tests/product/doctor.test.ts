import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctorView } from '../../bot/api/contract/doctor.ts';
import type { Config } from '../../bot/config.ts';
import type { OrganisationId, TenantId } from '../../bot/domain/ids.ts';
import { startIdentityProvider, type IdentityProvider } from '../../bot/local/identity-provider.ts';
import { startProduct, type RunningProduct } from '../../bot/product.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { aPerson, objectId, TENANT } from '../support/world.ts';

const APP_ID = '9d1c7f54-2e6b-4a83-b0c5-7f3e8a6d2c19';
const TAB_CLIENT_ID = '33333333-3333-4333-8333-333333333333';
const OTHER_TENANT = '44444444-4444-4444-8444-444444444444' as TenantId;
const ADMIN = { tenantId: TENANT, objectId: objectId(1) };

describe('the self-check of a whole product', () => {
  let azurite: Azurite;
  let identity: IdentityProvider;
  let product: RunningProduct;
  let tabFolder: string;

  before(async () => {
    [azurite, identity, tabFolder] = await Promise.all([startAzurite(), startIdentityProvider({ botAppId: APP_ID, tabClientId: TAB_CLIENT_ID }), mkdtemp(join(tmpdir(), 'ledtrad-tab-'))]);
    await writeFile(join(tabFolder, 'index.html'), '<!doctype html><title>Ledtråd</title>');
    const config: Config = {
      http: { host: '127.0.0.1', port: 0 },
      storage: { kind: 'connection-string', connectionString: azurite.connectionString },
      bot: { kind: 'loopback', appId: APP_ID, openIdMetadataUrl: identity.openIdMetadataUrl },
      tab: { clientId: TAB_CLIENT_ID, identifierUri: `api://localhost/${TAB_CLIENT_ID}`, keysUrl: identity.jwksUrl, links: { kind: 'teams', appId: APP_ID } },
      tenants: [TENANT],
      programmeFolders: [],
      calendarFolders: [],
      contact: undefined,
      logLevel: 'silent',
    };
    product = await startProduct(config, { tabFolder });
    const { people, identities, organisations } = product.context.world;
    const { value: { pid } } = await people.create(aPerson({ roles: [{ kind: 'admin', organisationId: 'o-sjoas' as OrganisationId }] }));
    await identities.bind(ADMIN, pid);
    await organisations.save({ id: 'o-sjoas' as OrganisationId, name: 'Sjöås', tenantId: OTHER_TENANT, ready: {} }, undefined);
  });
  after(async () => {
    await product.stop();
    await Promise.all([identity.stop(), azurite.close(), rm(tabFolder, { recursive: true })]);
  });

  const reads = async () => {
    const token = await identity.issueTabToken({ ...ADMIN, name: 'Ada Prov' });
    const response = await fetch(`http://127.0.0.1:${product.port}/api/v1/admin/doctor?lang=en`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.status, 200);
    return doctorView.parse(await response.json());
  };

  it('finds what was planted, and everything else well', async () => {
    const { well, lines } = await reads();
    assert.deepEqual(lines.filter(({ status }) => status === 'wrong').map(({ code, sentence }) => [code, sentence]), [['organisations-unlisted', 'Organisations have people on a roster but are not let in, tenant: 44444444.']]);
    assert.equal(well, false);
    assert.equal(lines.filter(({ status }) => status === 'ok').length, 8);
  });

  it('is made once for those who ask within a minute', async () => {
    assert.equal((await reads()).at, (await reads()).at);
  });
});
