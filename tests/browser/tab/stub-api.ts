import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { CardAction, CardAnswer } from '../../../bot/api/contract/cards.ts';
import type { LocalPeople } from '../../../bot/api/contract/local.ts';
import { until } from './until.ts';

export interface Asked {
  readonly method: string;
  /** With its query, without `lang`. */
  readonly path: string;
  readonly language: string | undefined;
  readonly token: string;
  readonly status: number;
  /** What was sent along, of a call that sends something. */
  readonly body?: unknown;
}

/** An API that answers what a test has told it to, and remembers what it was asked. */
export interface StubApi {
  readonly origin: string;
  readonly asked: Asked[];
  /** By path, e.g. `/me/thread` or `/me/thread?before=x`. A view that is not there is a 404. */
  readonly views: Map<string, unknown>;
  /** Paths that fail, e.g. `/me/photo`, or `PUT /me/photo` for that method alone, with the code of the error. */
  readonly faults: Map<string, { status: number; code: string; message: string }>;
  /** What is answered to what is sent, by method and path, e.g. `PUT /cohorts/x/broadcasts/y`. */
  readonly answers: Map<string, (body: unknown) => unknown>;
  /** Tokens that are refused. */
  readonly refused: Set<string>;
  readonly cardActions: CardAction[];
  answerCard: (action: CardAction) => CardAnswer;
  /** The local door, when it is open. */
  people: LocalPeople | undefined;
  /** The bodies of what has been sent there, the first first; undefined for a call that sends nothing along. */
  sentTo(method: string, path: string): unknown[];
  untilAsked(method: string, path: string): Promise<void>;
  reset(): void;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** As the product's own server says it, but framed by the page that plays Teams. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors http://127.0.0.1:*";

/** Serves the tab in `folder` at `/tab/` beside the API. */
export async function startStubApi(folder: string): Promise<StubApi> {
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const origin = await listen(server);
  const noCard = (): CardAnswer => ({ card: { type: 'AdaptiveCard', version: '1.5', body: [] }, kind: 'form', summary: '' });
  const stub: StubApi = {
    origin,
    asked: [],
    views: new Map(),
    faults: new Map(),
    answers: new Map(),
    refused: new Set(),
    cardActions: [],
    answerCard: noCard,
    people: undefined,
    sentTo: (method, path) => stub.asked.filter((asked) => asked.method === method && asked.path === path).map(({ body }) => body),
    untilAsked: (method, path) => until(() => stub.sentTo(method, path).length > 0, { withinMs: 5_000, failure: `${method} ${path} was not asked` }),
    reset() {
      for (const kept of [stub.views, stub.faults, stub.answers, stub.refused]) kept.clear();
      stub.asked.length = 0;
      stub.cardActions.length = 0;
      stub.answerCard = noCard;
      stub.people = undefined;
    },
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.startsWith('/api/v1/')) return answerApi(request, response, url);
    if (url.pathname.startsWith('/local/')) return answerLocal(response, url, stub.people);
    return serveFile(response, folder, url.pathname);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const language = url.searchParams.get('lang') ?? undefined;
    url.searchParams.delete('lang');
    const path = url.pathname.slice('/api/v1'.length) + url.search;
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const body = await textOf(request);
    const say = (status: number, content?: unknown, headers: Record<string, string> = {}) => {
      stub.asked.push({ method: request.method ?? '', path, language, token, status, ...(body === '' ? {} : { body: JSON.parse(body) as unknown }) });
      sendJson(response, status, content, headers);
    };
    if (token === '' || stub.refused.has(token)) return say(401, { error: { code: 'not-signed-in', message: 'Logga in igen.' } });
    const fault = stub.faults.get(path) ?? stub.faults.get(`${request.method} ${path}`);
    if (fault !== undefined) return say(fault.status, { error: { code: fault.code, message: fault.message } });
    if (request.method === 'POST' && path === '/me/cards') {
      const action = JSON.parse(body) as CardAction; // only the tab under test writes here
      stub.cardActions.push(action);
      return say(200, stub.answerCard(action));
    }
    const taken = stub.answers.get(`${request.method} ${path}`);
    if (taken !== undefined) return say(200, taken(JSON.parse(body)));
    const view = stub.views.get(path);
    if (view === undefined) return say(404, { error: { code: 'not-found', message: 'Sidan finns inte.' } });
    const tag = `"${createHash('sha256').update(JSON.stringify([view, language])).digest('base64url')}"`;
    if (request.headers['if-none-match'] === tag) return say(304, undefined, { ETag: tag });
    return say(200, view, { ETag: tag, 'Cache-Control': 'private, no-cache' });
  }

  return stub;
}

function answerLocal(response: ServerResponse, url: URL, people: LocalPeople | undefined): void {
  if (people === undefined) return sendJson(response, 404, {});
  sendJson(response, 200, url.pathname === '/local/people' ? people : { token: 'local-token' });
}

async function serveFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const name = path.startsWith('/tab/') && extname(path) !== '' ? path.slice('/tab/'.length) : 'index.html';
  try {
    const content = await readFile(join(folder, name));
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on a port, not on a pipe
  return `http://127.0.0.1:${port}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // no encoding is set, so these are buffers
  return Buffer.concat(parts).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, content: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(content === undefined ? undefined : JSON.stringify(content));
}
