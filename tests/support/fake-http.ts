import { createServer, type IncomingMessage } from 'node:http';
import { listenOnLoopback, LOOPBACK } from '../../bot/local/ports.ts';

export interface FakeAnswer {
  readonly status: number;
  /** Sent as JSON, unless it is text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeHttp {
  readonly url: string;
  /** Method, path and query of each request, in order. */
  readonly asked: readonly string[];
  /** What came as Authorization with each of them. */
  readonly authorizations: readonly (string | undefined)[];
  stop(): Promise<void>;
}

/** A server on loopback that answers as a test says; `silent` lets a request wait for ever. */
export async function startFakeHttp(answer: (path: string, request: IncomingMessage) => FakeAnswer | 'silent'): Promise<FakeHttp> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    authorizations.push(request.headers.authorization);
    const given = answer(path, request);
    if (given === 'silent') return;
    const { status, body = {}, headers = {} } = given;
    // Not chained: restify, where another test has loaded it, makes every writeHead return nothing.
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const url = `http://${LOOPBACK}:${await listenOnLoopback(server, 0)}`;
  return {
    url,
    asked,
    authorizations,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** An address on loopback at which nobody answers. */
export async function nobodyAt(): Promise<string> {
  const server = await startFakeHttp(() => 'silent');
  await server.stop();
  return server.url;
}
