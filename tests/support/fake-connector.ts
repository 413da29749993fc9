import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { connectorKeySet } from './signed-tokens.ts';

export interface RecordedRequest {
  readonly method: string;
  /** Without the query, decoded. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the connector takes a request; `hang` answers when the connector is stopped, `after` when that has come about. */
export type Behaviour = { readonly status: number; readonly retryAfter?: string } | { readonly after: Promise<void> } | 'reset' | 'hang';

/**
 * Teams' side of the wire on loopback: takes what the bot sends, has the roster, and publishes the keys that its
 * tokens are signed with.
 */
export interface FakeConnector {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** Everything that the bot asked of it, keys excepted, in order. */
  readonly requests: readonly RecordedRequest[];
  /** By account id, as the roster answers. */
  readonly members: Map<string, Readonly<Record<string, unknown>>>;
  /** From now on, for one method; `undefined` makes it well again. */
  behave(method: 'GET' | 'POST' | 'PUT', behaviour: Behaviour | undefined): void;
  /** Publishes no keys until it is told to again. */
  withholdKeys(withheld: boolean): void;
  stop(): Promise<void>;
}

export async function startFakeConnector(): Promise<FakeConnector> {
  const requests: RecordedRequest[] = [];
  const members = new Map<string, Readonly<Record<string, unknown>>>();
  const behaviours = new Map<string, Behaviour>();
  const keySet = await connectorKeySet();
  let keysWithheld = false;
  let origin = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    if (url === '/openid') return keysWithheld ? reply(response, 503) : reply(response, 200, { issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys` });
    if (url === '/keys') return reply(response, 200, keySet);

    const path = decodeURIComponent(new URL(url, origin).pathname);
    const body = method === 'GET' ? {} : await json(request);
    // What the bot sends is what the tests look into.
    requests.push({ method, path, authorization: request.headers.authorization, body: body as RecordedRequest['body'] });

    const behaviour = behaviours.get(method);
    if (behaviour === 'hang') return;
    if (behaviour === 'reset') return void request.socket.resetAndDestroy();
    if (behaviour && 'after' in behaviour) await behaviour.after;
    if (behaviour && 'status' in behaviour && behaviour.status >= 300) {
      if (behaviour.retryAfter !== undefined) response.setHeader('retry-after', behaviour.retryAfter);
      return reply(response, behaviour.status, { error: { code: 'Fake', message: 'as the test wants' } });
    }
    if (method === 'GET') {
      const found = members.get(path.slice(path.lastIndexOf('/') + 1));
      return found ? reply(response, 200, found) : reply(response, 404, { error: { code: 'MemberNotFoundInConversation' } });
    }
    reply(response, behaviour && 'status' in behaviour ? behaviour.status : method === 'POST' ? 201 : 200, { id: `activity-${requests.length}` });
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    serviceUrl: `${origin}/teams/`,
    openIdMetadataUrl: `${origin}/openid`,
    requests,
    members,
    behave(method, behaviour) {
      if (behaviour === undefined) behaviours.delete(method);
      else behaviours.set(method, behaviour);
    },
    withholdKeys(withheld) {
      keysWithheld = withheld;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(response: ServerResponse, status: number, body: object = {}): void {
  // Not in one go: restify, where a test loads it, changes what Node's writeHead gives back.
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
