import assert from 'node:assert/strict';
import { checkTokenEndpoint } from '../../bot/doctor/token-endpoint.ts';
import { managedIdentity } from '../../bot/storage/managed-identity.ts';
import { nobodyAt, startFakeHttp, type FakeHttp } from '../support/fake-http.ts';
import { codeOf, findingOf } from './runs.ts';

/** One a test: the library keeps the tokens of each for the whole process. */
const IDENTITY = '11111111-1111-4111-8111-111111111111';
const UNASSIGNED = '22222222-2222-4222-8222-222222222222';
const UNREACHED = '33333333-3333-4333-8333-333333333333';
const A_TOKEN = { access_token: 'a.b.c', token_type: 'Bearer', resource: 'https://storage.azure.com', expires_on: '4102444800' };

/** With the library as it is in Azure; App Service names its endpoint in the environment, and there this plays it. */
describe('the check of the token endpoint', () => {
  const before = { ...process.env };
  const played: FakeHttp[] = [];
  const inAzureAt = (url: string) => Object.assign(process.env, { IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: 'header' });
  const plays = async (...answer: Parameters<typeof startFakeHttp>) => {
    const server = await startFakeHttp(...answer);
    played.push(server);
    inAzureAt(server.url);
    return server;
  };
  afterEach(async () => {
    process.env = { ...before };
    await Promise.all(played.splice(0).map((server) => server.stop()));
  });

  it('is well when the identity gets a token for storage', async () => {
    const endpoint = await plays(() => ({ status: 200, body: A_TOKEN }));
    assert.deepEqual(await findingOf(checkTokenEndpoint(managedIdentity(IDENTITY))), { status: 'ok', code: 'identity-answers', details: {} });
    const asked = new URL(endpoint.asked[0]?.split(' ')[1] ?? '', endpoint.url).searchParams;
    assert.deepEqual([asked.get('resource'), asked.get('client_id')], ['https://storage.azure.com', IDENTITY]);
  });

  it('tells that the identity is not assigned when the endpoint says no', async () => {
    await plays(() => ({ status: 400, body: { statusCode: 400, message: 'No User Assigned or Delegated Managed Identity found' } }));
    assert.deepEqual(await findingOf(checkTokenEndpoint(managedIdentity(UNASSIGNED))), { status: 'wrong', code: 'identity-refused', details: { reason: 'ServerError' } });
  });

  it('tells that there is no identity when nobody answers', async () => {
    const never = { getToken: async () => { throw Object.assign(new Error('away', { cause: Object.assign(new Error('x'), { name: 'ClientAuthError' }) }), { name: 'CredentialUnavailableError' }); } };
    assert.deepEqual(await findingOf(checkTokenEndpoint(never)), { status: 'wrong', code: 'identity-away', details: { reason: 'ClientAuthError' } });
  });

  it('tells so with the library as it is, which tries for some seconds', async () => {
    inAzureAt(await nobodyAt());
    assert.equal(await codeOf(checkTokenEndpoint(managedIdentity(UNREACHED))), 'identity-away');
  }).timeout(20_000);
});
