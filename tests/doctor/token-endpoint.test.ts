import assert from 'node:assert/strict';
import { checkTokenEndpoint } from '../../bot/doctor/token-endpoint.ts';
import { managedIdentity } from '../../bot/storage/managed-identity.ts';
import { startFakeHttp, type FakeAnswer, type FakeHttp } from '../support/fake-http.ts';
import { findingOf } from './runs.ts';

/** One a test: the library keeps the tokens of each for the whole process. */
const IDENTITY = '11111111-1111-4111-8111-111111111111';
const UNASSIGNED = '22222222-2222-4222-8222-222222222222';
const UNREACHED = '33333333-3333-4333-8333-333333333333';
const A_TOKEN = { access_token: 'a.b.c', token_type: 'Bearer', resource: 'https://storage.azure.com', expires_on: '4102444800' };

/**
 * With the library as it is in Azure, where App Service names its endpoint in the environment. The library looks there
 * once a process, so one endpoint serves all tests, and is away for the last.
 */
describe('the check of the token endpoint', () => {
  let endpoint: FakeHttp;
  let answer: FakeAnswer;
  before(async () => {
    endpoint = await startFakeHttp(() => answer);
    Object.assign(process.env, { IDENTITY_ENDPOINT: `${endpoint.url}/msi/token`, IDENTITY_HEADER: 'header' });
  });
  after(async () => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    await endpoint.stop();
  });

  it('is well when the identity gets a token for storage', async () => {
    answer = { status: 200, body: A_TOKEN };
    assert.deepEqual(await findingOf(checkTokenEndpoint(managedIdentity(IDENTITY))), { status: 'ok', code: 'identity-answers', details: {} });
    const asked = new URL(endpoint.asked[0]?.split(' ')[1] ?? '', endpoint.url).searchParams;
    assert.deepEqual([asked.get('resource'), asked.get('client_id')], ['https://storage.azure.com', IDENTITY]);
  });

  it('tells that the identity is not assigned when the endpoint says no', async () => {
    answer = { status: 400, body: { statusCode: 400, message: 'No User Assigned or Delegated Managed Identity found' } };
    assert.deepEqual(await findingOf(checkTokenEndpoint(managedIdentity(UNASSIGNED))), { status: 'wrong', code: 'identity-refused', details: { reason: 'ServerError' } });
  });

  it('tells that there is no identity when nobody answers, after the library has tried for some seconds', async () => {
    await endpoint.stop();
    const { code, details } = await findingOf(checkTokenEndpoint(managedIdentity(UNREACHED)));
    assert.deepEqual([code, details], ['identity-away', { reason: 'ClientAuthError' }]);
  }).timeout(20_000);
});
