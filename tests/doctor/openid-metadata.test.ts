import assert from 'node:assert/strict';
import { checkOpenIdMetadata } from '../../bot/doctor/openid-metadata.ts';
import { nobodyAt, startFakeHttp, type FakeAnswer, type FakeHttp } from '../support/fake-http.ts';
import { findingOf } from './runs.ts';

const KEYS: FakeAnswer = { status: 200, body: { keys: [{ kty: 'RSA', kid: '1', n: 'x', e: 'AQAB' }] } };

describe('the check of the OpenID metadata', () => {
  let server: FakeHttp;
  let answers: Record<string, FakeAnswer>;
  beforeEach(async () => {
    server = await startFakeHttp((path) => answers[path] ?? { status: 404 });
    answers = { '/metadata': { status: 200, body: { issuer: 'https://api.botframework.com', jwks_uri: `${server.url}/chat` } }, '/chat': KEYS, '/tab': KEYS };
  });
  afterEach(() => server.stop());

  const found = async () => await findingOf(checkOpenIdMetadata({ chatMetadata: `${server.url}/metadata`, tabKeys: `${server.url}/tab` }));

  it('is well when the keys of chat’s tokens and of the tab’s can be fetched', async () => {
    assert.deepEqual(await found(), { status: 'ok', code: 'keys-published', details: {} });
    assert.deepEqual([...server.asked].sort(), ['GET /chat', 'GET /metadata', 'GET /tab']);
  });

  for (const path of ['/metadata', '/chat', '/tab']) {
    it(`names ${path} when it answers with a fault`, async () => {
      answers[path] = { status: 503 };
      assert.deepEqual(await found(), { status: 'wrong', code: 'keys-away', details: { names: [`${server.url}${path} (503)`] } });
    });

    it(`names ${path} when something else stands there`, async () => {
      for (const body of ['<html>Sign in to the network</html>', { keys: [] }]) {
        answers[path] = { status: 200, body };
        assert.deepEqual(await found(), { status: 'wrong', code: 'keys-missing', details: { names: [`${server.url}${path}`] } });
      }
    });
  }

  it('names both when nobody answers', async () => {
    const away = await nobodyAt();
    const finding = await findingOf(checkOpenIdMetadata({ chatMetadata: `${away}/metadata`, tabKeys: `${away}/tab` }));
    assert.deepEqual(finding.details.names, [`${away}/metadata (ECONNREFUSED)`, `${away}/tab (ECONNREFUSED)`]);
  });
});
