import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createLocalJWKSet, errors, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { tokenCheck, type TokenCheck } from '../../bot/api/token-check.ts';
import { LedtradError } from '../../bot/domain/errors.ts';

const TENANT = '22222222-2222-4222-8222-222222222222';
const OTHER_TENANT = '33333333-3333-4333-8333-333333333333';
const OBJECT = '44444444-4444-4444-8444-444444444444';
const CLIENT = '55555555-5555-4555-8555-555555555555';
const URI = `api://ledtrad.example/${CLIENT}`;
const V2_ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const V1_ISSUER = `https://sts.windows.net/${TENANT}/`;

const V2 = { ver: '2.0', iss: V2_ISSUER, aud: CLIENT, tid: TENANT, oid: OBJECT, scp: 'access_as_user' };
const V1 = { ...V2, ver: '1.0', iss: V1_ISSUER, aud: URI };

describe('the tab’s token', () => {
  let entra: Awaited<ReturnType<typeof generateKeyPair>>;
  let stranger: Awaited<ReturnType<typeof generateKeyPair>>;
  let keys: JWTVerifyGetKey;
  let check: TokenCheck;

  before(async () => {
    [entra, stranger] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);
    keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(entra.publicKey)), kid: 'entra', alg: 'RS256', use: 'sig' }] });
    check = tokenCheck({ clientId: CLIENT, identifierUri: URI, isAllowedTenant: (tenantId) => tenantId === TENANT, keys });
  });

  describe('is accepted', () => {
    for (const [what, claims] of Object.entries({
      'of version 2': V2,
      'of version 1': V1,
      'that says it is a user’s': { ...V2, idtyp: 'user' },
      'with more scopes': { ...V2, scp: 'openid access_as_user profile' },
      'with ids in capitals, which are lower-cased': { ...V2, oid: OBJECT.toUpperCase() },
    })) {
      it(`${what}, and tells tenant and object alone`, async () => {
        const identity = await check(await bearer({ ...claims, upn: 'maja@skola.example', email: 'maja@skola.example' }));
        assert.deepEqual(identity, { tenantId: TENANT, objectId: OBJECT });
      });
    }

    it('within a minute of its expiry, for clocks that differ', async () => {
      assert.equal((await check(await bearer(V2, { expires: secondsFromNow(-30) }))).objectId, OBJECT);
    });
  });

  describe('is not signed in', () => {
    const claims: Readonly<Record<string, JWTPayload>> = {
      'for another app': { ...V2, aud: OBJECT },
      'for another app’s address': { ...V1, aud: `api://annan.example/${CLIENT}` },
      'for several apps of which we are one': { ...V2, aud: [CLIENT, OBJECT] },
      'of version 2 with the address of version 1': { ...V2, aud: URI },
      'of version 2 with the issuer of version 1': { ...V2, iss: V1_ISSUER },
      'of version 1 with the audience of version 2': { ...V1, aud: CLIENT },
      'of a version that is not known': { ...V2, ver: '3.0' },
      'without a version': without(V2, 'ver'),
      'issued by another tenant than it says': { ...V2, iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0` },
      'issued by the common endpoint': { ...V2, iss: 'https://login.microsoftonline.com/common/v2.0' },
      'issued by somebody else’s server': { ...V2, iss: `https://login.microsoftonline.com.example/${TENANT}/v2.0` },
      'without an issuer': without(V2, 'iss'),
      'without an audience': without(V2, 'aud'),
      'without a tenant': without(V2, 'tid'),
      'with a tenant that is no id': { ...V2, tid: 'common' },
      'without an object': without(V2, 'oid'),
      'with an object that is no id': { ...V2, oid: 'maja' },
      'without a scope': without(V2, 'scp'),
      'with another scope': { ...V2, scp: 'User.Read' },
      'with a scope that only begins like ours': { ...V2, scp: 'access_as_user.all' },
      'with a role of ours in place of a scope': { ...without(V2, 'scp'), roles: ['access_as_user'] },
      'of an app and not of a user': { ...V2, idtyp: 'app' },
    };
    for (const [what, forged] of Object.entries(claims)) {
      it(what, async () => { await assertRefused(bearer(forged)); });
    }

    it('when it has expired', async () => { await assertRefused(bearer(V2, { expires: secondsFromNow(-120) })); });
    it('when it never expires', async () => { await assertRefused(bearer(V2, { expires: null })); });
    it('when it is not valid yet', async () => { await assertRefused(bearer({ ...V2, nbf: secondsFromNow(600) })); });
    it('when it does not say when it was made', async () => { await assertRefused(bearer(V2, { issued: false })); });
    it('signed with somebody else’s key under the id of Entra’s', async () => { await assertRefused(bearer(V2, { key: stranger.privateKey })); });
    it('signed with a key that Entra does not publish', async () => { await assertRefused(bearer(V2, { keyId: 'okänd' })); });
    it('without a signature', async () => {
      await assertRefused(`Bearer ${new UnsecuredJWT(V2).setIssuedAt().setExpirationTime('1h').encode()}`);
    });
    it('signed with the public key as a shared secret', async () => {
      const { n } = await exportJWK(entra.publicKey);
      const head = `${part({ alg: 'HS256', kid: 'entra' })}.${part({ ...V2, iat: secondsFromNow(0), exp: secondsFromNow(600) })}`;
      await assertRefused(`Bearer ${head}.${createHmac('sha256', String(n)).update(head).digest('base64url')}`);
    });
    it('with another algorithm of the same key', async () => { await assertRefused(bearer(V2, { algorithm: 'PS256' })); });
    it('with a claim that was changed after it was signed', async () => {
      const [head, , signature] = (await bearer(V2)).split('.');
      await assertRefused(`${head}.${part({ ...V2, oid: OTHER_TENANT, iat: secondsFromNow(0), exp: secondsFromNow(600) })}.${signature}`);
    });
    it('with a critical extension that nobody knows', async () => {
      const [, body] = (await bearer(V2)).split('.');
      const head = part({ alg: 'RS256', kid: 'entra', crit: ['okänt'], okänt: true });
      await assertRefused(`Bearer ${head}.${body}.${part('x')}`);
    });

    for (const authorization of [undefined, '', 'Bearer', 'Bearer ', 'Basic bWFqYQ==', 'Bearer abc', 'Bearer a.b', 'Bearer a.b.c', 'Bearer ..', 'Bearer a.b.c.d', 'Bearer å.ä.ö', `Bearer ${'a.'.repeat(40_000)}`]) {
      it(`by the header ${JSON.stringify(authorization)?.slice(0, 30) ?? 'that is not there'}`, async () => { await assertRefused(authorization); });
    }

    it('without its scheme, or with another', async () => {
      const token = (await bearer(V2)).slice('Bearer '.length);
      for (const authorization of [token, `bearer ${token}`, `Basic ${token}`, `Bearer  ${token}`, `Bearer ${token} `, `Bearer ${token}, Bearer ${token}`]) await assertRefused(authorization);
    });
  });

  it('of a tenant that is not allowed is refused as that, before any key is asked for', async () => {
    const askNobody = tokenCheck({ clientId: CLIENT, identifierUri: URI, isAllowedTenant: () => false, keys: () => { throw new Error('a key was asked for'); } });
    await assert.rejects(askNobody(await bearer({ ...V2, tid: OTHER_TENANT })), (error) => error instanceof LedtradError && error.code === 'tenant-not-allowed');
  });

  for (const [what, outage] of Object.entries({
    'cannot be reached': new TypeError('fetch failed'),
    'do not answer in time': new errors.JWKSTimeout(),
    'answer with a fault': new errors.JOSEError('Expected 200 OK from the JSON Web Key Set HTTP response'),
  })) {
    it(`is not called wrong when Entra’s keys ${what}: it can be tried again`, async () => {
      const cut = tokenCheck({ clientId: CLIENT, identifierUri: URI, isAllowedTenant: () => true, keys: () => Promise.reject(outage) });
      await assert.rejects(cut(await bearer(V2)), (error) => error instanceof LedtradError && error.code === 'too-busy' && error.cause === outage);
    });
  }

  interface Deviation {
    readonly key?: CryptoKey;
    readonly keyId?: string;
    readonly algorithm?: string;
    readonly expires?: number | null;
    readonly issued?: boolean;
  }

  async function bearer(claims: JWTPayload, { key, keyId = 'entra', algorithm = 'RS256', expires = secondsFromNow(600), issued = true }: Deviation = {}): Promise<string> {
    const signing = algorithm === 'RS256' ? key ?? entra.privateKey : (await generateKeyPair(algorithm)).privateKey;
    const token = new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: keyId });
    if (issued) token.setIssuedAt();
    if (expires !== null) token.setExpirationTime(expires);
    return `Bearer ${await token.sign(signing)}`;
  }

  async function assertRefused(authorization: string | undefined | Promise<string>): Promise<void> {
    await assert.rejects(check(await authorization), (error) => error instanceof LedtradError && error.code === 'not-signed-in');
  }
});

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function without(claims: JWTPayload, claim: string): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
}

/** As JWT counts time. */
function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
