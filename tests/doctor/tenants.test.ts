import assert from 'node:assert/strict';
import { checkOrganisations } from '../../bot/doctor/organisations.ts';
import { checkTenants } from '../../bot/doctor/tenants.ts';
import type { OrganisationId, TenantId } from '../../bot/domain/ids.ts';
import type { Organisation } from '../../bot/domain/organisation.ts';
import { StorageUnavailableError } from '../../bot/storage/table/tables.ts';
import { nobodyAt, startFakeHttp } from '../support/fake-http.ts';
import { findingOf } from './runs.ts';

const tenant = (letter: string) => `${letter.repeat(8)}-1111-4111-8111-111111111111` as TenantId;

describe('the check of the tenants that are let in', () => {
  const found = async (tenants: readonly TenantId[], statuses: Readonly<Record<string, number>>) => {
    const login = await startFakeHttp((path) => ({ status: statuses[path.split('/')[1] ?? ''] ?? 200, body: { issuer: 'x' } }));
    try {
      return { finding: await findingOf(checkTenants(tenants, login.url)), asked: login.asked };
    } finally {
      await login.stop();
    }
  };

  it('is well when Entra knows each, and asks once for each', async () => {
    const tenants = Array.from({ length: 40 }, (_, index) => `${String(index).padStart(8, '0')}-1111-4111-8111-111111111111` as TenantId);
    const { finding, asked } = await found(tenants, {});
    assert.deepEqual(finding, { status: 'ok', code: 'tenants-exist', details: { count: 40 } });
    assert.deepEqual([...asked].sort(), tenants.map((each) => `GET /${each}/v2.0/.well-known/openid-configuration`));
  });

  it('names those that Entra does not know, by their first characters', async () => {
    const { finding } = await found([tenant('a'), tenant('b'), tenant('c')], { [tenant('b')]: 400, [tenant('c')]: 503 });
    assert.deepEqual(finding, { status: 'wrong', code: 'tenants-unknown', details: { names: ['bbbbbbbb'], count: 1 } });
  });

  it('does not call unknown what could not be asked about', async () => {
    const { finding } = await found([tenant('a'), tenant('b')], { [tenant('b')]: 503 });
    assert.deepEqual(finding, { status: 'wrong', code: 'tenants-unasked', details: { names: ['bbbbbbbb'], count: 1, reason: '503' } });
    assert.deepEqual((await findingOf(checkTenants([tenant('a')], await nobodyAt()))).details.reason, 'ECONNREFUSED');
  });
});

describe('the check of the organisations on rosters', () => {
  const organisation = (id: string, tenantId?: TenantId): Organisation => ({ id: id as OrganisationId, name: id, ready: {}, ...(tenantId ? { tenantId } : {}) });
  const found = async (organisations: readonly Organisation[]) =>
    await findingOf(checkOrganisations({ list: async () => organisations.map((value) => ({ value, etag: 'e' })) }, [tenant('a')]));

  it('is well when those whose tenant is known are let in', async () => {
    assert.deepEqual(await found([organisation('1', tenant('a')), organisation('2')]), { status: 'ok', code: 'organisations-listed', details: { count: 1 } });
  });

  it('names the tenants of the others once, by their first characters, and no organisation', async () => {
    const finding = await found([organisation('1', tenant('a')), organisation('2', tenant('b')), organisation('3', tenant('b'))]);
    assert.deepEqual(finding, { status: 'wrong', code: 'organisations-unlisted', details: { names: ['bbbbbbbb'], count: 1 } });
  });

  it('tells why they could not be read', async () => {
    const list = async () => { throw new StorageUnavailableError('ECONNREFUSED', 'Cohort'); };
    assert.equal((await findingOf(checkOrganisations({ list }, []))).code, 'storage-away');
  });
});
