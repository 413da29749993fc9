import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, exportSPKI, importSPKI, SignJWT, type JWK } from 'jose';

const ISSUER = 'https://api.botframework.com';
/** Entra's, in the tenant from which the Bot Framework Emulator had its tokens. */
const EMULATOR_ISSUER = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const KEY_ID = 'connector-key';

/** One pair a process: making keys takes longer than most tests, and botbuilder remembers keys by their address. */
const connector = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the Bot Framework publishes. */
export async function connectorKeySet(): Promise<{ readonly keys: readonly JWK[] }> {
  const key = { ...(await exportJWK(connector.publicKey)), kid: KEY_ID, use: 'sig', endorsements: ['msteams'] };
  return { keys: [key] };
}

export interface TokenSubject {
  readonly appId: string;
  readonly serviceUrl: string;
}

interface Deviation {
  readonly issuer?: string;
  readonly audience?: string | null;
  readonly expires?: string | null;
  readonly notBefore?: string;
  readonly serviceUrl?: string | null;
  readonly keyId?: string;
  readonly key?: KeyObject;
  readonly moreClaims?: Readonly<Record<string, string>>;
}

/** A token as the connector sends it with an activity, or one that deviates from it; null leaves a claim out. */
export function connectorToken(subject: TokenSubject, deviation: Deviation = {}): Promise<string> {
  const serviceUrl = deviation.serviceUrl === undefined ? subject.serviceUrl : deviation.serviceUrl;
  const audience = deviation.audience === undefined ? subject.appId : deviation.audience;
  const expires = deviation.expires === undefined ? '1h' : deviation.expires;

  const token = new SignJWT({ ...deviation.moreClaims, ...(serviceUrl === null ? {} : { serviceurl: serviceUrl }) })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: deviation.keyId ?? KEY_ID })
    .setIssuer(deviation.issuer ?? ISSUER)
    .setNotBefore(deviation.notBefore ?? '-1m');
  if (audience !== null) token.setAudience(audience);
  if (expires !== null) token.setExpirationTime(expires);
  return token.sign(deviation.key ?? connector.privateKey);
}

/** Every way we know of to come without a right to; `authorization` is the whole header. */
export async function forgedAuthorizations(subject: TokenSubject): Promise<ReadonlyMap<string, string | undefined>> {
  const bearer = async (deviation: Deviation): Promise<string> => `Bearer ${await connectorToken(subject, deviation)}`;
  const genuine = await connectorToken(subject);
  return new Map<string, string | undefined>([
    ['no header', undefined],
    ['an empty header', ''],
    ['a scheme alone', 'Bearer'],
    ['another scheme', `Basic ${genuine}`],
    ['a token without its scheme', genuine],
    ['garbage', 'Bearer abc'],
    ['garbage in three parts', 'Bearer a.b.c'],
    ['two tokens', `Bearer ${genuine} ${genuine}`],
    ['a changed payload', `Bearer ${withPayload(genuine, { ...claims(subject), appid: 'other' })}`],
    ['a cut-off signature', `Bearer ${genuine.slice(0, -8)}`],
    ['no signature', `Bearer ${genuine.slice(0, genuine.lastIndexOf('.') + 1)}`],
    ['the right key id and a stranger’s key', await bearer({ key: stranger.privateKey })],
    ['an unknown key id', await bearer({ key: stranger.privateKey, keyId: 'nobody' })],
    ['another audience', await bearer({ audience: '99999999-9999-4999-8999-999999999999' })],
    ['no audience', await bearer({ audience: null })],
    ['another issuer', await bearer({ issuer: 'https://issuer.example' })],
    // botbuilder has doors for these two, with laxer checks; to it they are whole.
    ['the emulator’s token', await bearer({ issuer: EMULATOR_ISSUER, moreClaims: { ver: '1.0', appid: subject.appId } })],
    ['another bot’s token', await bearer({ issuer: EMULATOR_ISSUER, moreClaims: { ver: '1.0', appid: '99999999-9999-4999-8999-999999999999' } })],
    ['an expiry ten minutes ago', await bearer({ expires: '-10m' })],
    ['no expiry', await bearer({ expires: null })],
    ['a beginning in an hour', await bearer({ notBefore: '1h', expires: '2h' })],
    ['no serviceurl', await bearer({ serviceUrl: null })],
    ['another serviceurl', await bearer({ serviceUrl: 'http://127.0.0.1:1/' })],
    ['HS256 with the public key as its secret', `Bearer ${await signedWithPublicKey(subject)}`],
    ['alg none', `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims(subject))}.`],
    ['alg none with a key id', `Bearer ${encode({ alg: 'none', kid: KEY_ID })}.${encode(claims(subject))}.`],
  ]);
}

function claims({ appId, serviceUrl }: TokenSubject): Record<string, unknown> {
  return { iss: ISSUER, aud: appId, serviceurl: serviceUrl, exp: 4_102_444_800 };
}

async function signedWithPublicKey(subject: TokenSubject): Promise<string> {
  const pem = await exportSPKI(await importSPKI(connector.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'RS256', { extractable: true }));
  const content = `${encode({ alg: 'HS256', typ: 'JWT', kid: KEY_ID })}.${encode(claims(subject))}`;
  return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
}

function withPayload(token: string, payload: object): string {
  const [header, , signature] = token.split('.');
  return [header, encode(payload), signature].join('.');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
