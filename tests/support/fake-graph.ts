/** Microsoft Graph and the token service before it, on this machine. Everybody in it is made up. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import type { GraphOptions } from '../../bot/teams/graph/graph-line.ts';
import { objectId, TENANT } from './world.ts';

export const CLIENT_ID = '11111111-1111-4111-8111-111111111111';

export interface Said {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AskedOfGraph {
  readonly method: string;
  /** Host and path, without `/v1.0` for Graph. */
  readonly path: string;
  /** Of what was sent as a form. */
  readonly form: URLSearchParams;
  readonly body: string;
  readonly authorization: string | undefined;
}

export interface FakeGraph {
  readonly origin: string;
  readonly options: GraphOptions & { readonly kind: 'loopback' };
  readonly asked: AskedOfGraph[];
  /** What is said to whom asks for that path; 404 for every other. A test changes it. */
  readonly says: Map<string, Said | ((asked: AskedOfGraph) => Said | Promise<Said>)>;
  /** Of what was asked, by the path's beginning. */
  askedFor(path: string): readonly AskedOfGraph[];
  stop(): Promise<void>;
}

/** Where one of that tenant is asked for. */
export const tokenPath = (tenant: string) => `login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
export const TOKEN_PATH = tokenPath(TENANT);
export const ME_PATH = 'graph.microsoft.com/me?$select=displayName';
export const PHOTO_PATH = 'graph.microsoft.com/me/photos/48x48/$value';
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

/** In that tenant everybody has consented, has a name and a picture. */
export async function startFakeGraph(tenant: string = TENANT): Promise<FakeGraph> {
  const asked: AskedOfGraph[] = [];
  const says: FakeGraph['says'] = new Map();
  says.set(tokenPath(tenant), granted());
  says.set(ME_PATH, { status: 200, body: { displayName: 'Maja Prov' } });
  says.set(PHOTO_PATH, { status: 200, body: JPEG, headers: { 'Content-Type': 'image/jpeg' } });
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on TCP.

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const path = decodeURIComponent((request.url ?? '').slice(1)).replace('graph.microsoft.com/v1.0/', 'graph.microsoft.com/');
    const call: AskedOfGraph = { method: request.method ?? '', path, body, form: new URLSearchParams(body), authorization: request.headers.authorization };
    asked.push(call);
    const wanted = says.get(path) ?? says.get(path.split('?')[0] ?? '') ?? { status: 404, body: { error: { code: 'NotFound', message: `nobody called ${path}` } } };
    const said = typeof wanted === 'function' ? await wanted(call) : wanted;
    const isBytes = said.body instanceof Uint8Array;
    response.writeHead(said.status, { 'Content-Type': isBytes ? 'application/octet-stream' : 'application/json', ...said.headers });
    response.end(isBytes || said.body === undefined ? said.body : JSON.stringify(said.body));
  }

  return {
    origin,
    options: { kind: 'loopback', clientId: CLIENT_ID, origin },
    asked,
    says,
    askedFor: (path) => asked.filter((each) => each.path.startsWith(path)),
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** For a person. */
export function granted(token = 'graph-token'): Said {
  return { status: 200, body: { token_type: 'Bearer', scope: 'https://graph.microsoft.com/User.Read', expires_in: 3600, ext_expires_in: 3600, access_token: token } };
}

/** For the app itself: whatever it may do there, which the answer does not say. */
export function grantedToApp(token: string): Said {
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: token } };
}

/** As Entra refuses; the sentence names somebody, as some of its sentences do. */
export function refused(error: string, number: number, suberror?: string): Said {
  return { status: 400, body: { error, error_description: `AADSTS${number}: User maja@ekdalen.example and what is to be done.`, error_codes: [number], ...(suberror === undefined ? {} : { suberror }) } };
}

/** The tab's own token, as far as anybody here looks at it. */
export async function userToken(): Promise<string> {
  return await new SignJWT({ tid: TENANT, oid: objectId(1), scp: 'access_as_user', ver: '2.0' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode('a key that nobody looks at, of some length'));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // No encoding is set, so these are buffers.
  return Buffer.concat(parts).toString('utf8');
}
