import assert from 'node:assert/strict';
import { createApi } from '../../tab/app/api-client.ts';
import { keepToken } from '../../tab/app/tokens.ts';
import type { Api } from '../../tab/components/api.ts';

const SENTENCES = { offline: 'Nobody answers.', signIn: 'Sign in again.', unexpected: 'Something went wrong.' };

interface Sent {
  readonly url: string;
  readonly token: string | null;
  readonly knownTag: string | null;
}

/** An API whose server gives `responses` one by one. */
function apiBefore(...responses: (Response | Error)[]): { api: Api; sent: Sent[] } {
  const sent: Sent[] = [];
  let fetched = 0;
  const tokens = keepToken(async () => `token-${(fetched += 1)}`, () => 0);
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    sent.push({ url, token: headers.get('Authorization'), knownTag: headers.get('If-None-Match') });
    const response = responses.shift();
    if (response instanceof Response) return response;
    throw response ?? new Error('asked too often');
  };
  return { api: createApi({ tokens, language: 'sv', sentences: SENTENCES, fetch }), sent };
}

const refusal = (status: number, code: string) => Response.json({ error: { code, message: 'En mening.' } }, { status });

describe('asking the API', () => {
  it('names the language and the known tag, and hands back the new one', async () => {
    const { api, sent } = apiBefore(Response.json({ a: 1 }, { headers: { ETag: '"2"' } }));
    assert.deepEqual(await api.read('/me/thread?before=x', '"1"'), { kind: 'fresh', view: { a: 1 }, tag: '"2"' });
    assert.deepEqual(sent, [{ url: '/api/v1/me/thread?before=x&lang=sv', token: 'Bearer token-1', knownTag: '"1"' }]);
  });

  it('hands back that nothing is new', async () => {
    const { api } = apiBefore(new Response(null, { status: 304 }));
    assert.deepEqual(await api.read('/me', '"1"'), { kind: 'unchanged' });
  });

  it('asks once more with a new token when the token is refused, and no more than once', async () => {
    const { api, sent } = apiBefore(refusal(401, 'not-signed-in'), refusal(401, 'not-signed-in'));
    await assert.rejects(api.read('/me'), { code: 'not-signed-in', message: 'En mening.' });
    assert.deepEqual(sent.map(({ token }) => token), ['Bearer token-1', 'Bearer token-2']);
  });

  it('hands on the code and the sentence of a refusal', async () => {
    const { api } = apiBefore(refusal(403, 'not-allowed'));
    await assert.rejects(api.read('/me'), { code: 'not-allowed', message: 'En mening.' });
  });

  it('has a sentence of its own when nobody answers', async () => {
    const { api } = apiBefore(new TypeError('Failed to fetch'));
    await assert.rejects(api.send('POST', '/me/cards', {}), { code: 'offline', message: SENTENCES.offline });
  });

  it('has a sentence of its own for a gateway’s page, refused or not', async () => {
    for (const status of [200, 502]) {
      const { api } = apiBefore(new Response('<html>', { status }));
      await assert.rejects(api.read('/me'), { code: 'unexpected', message: SENTENCES.unexpected });
    }
  });

  it('has a sentence of its own when the sign-in itself fails', async () => {
    const tokens = keepToken(async () => Promise.reject(new Error('CancelledByUser')), () => 0);
    const api = createApi({ tokens, language: 'sv', sentences: SENTENCES, fetch });
    await assert.rejects(api.read('/me'), { code: 'not-signed-in', message: SENTENCES.signIn });
  });
});
