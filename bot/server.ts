import type { IncomingMessage, ServerResponse } from 'node:http';
import restify, { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify';
import type { ErrorCode } from './domain/errors.ts';
import { answerCall } from './api/answer-call.ts';
import { routesWith } from './api/routes.ts';
import type { TokenCheck } from './api/token-check.ts';
import type { Context } from './context.ts';
import { isHealth, mountHealth } from './health.ts';
import { mountPublicPages } from './public-pages/mount-pages.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { mountTab } from './tab-files.ts';

const MESSAGES = '/api/messages';
const MOST_BODY_BYTES = 256 * 1024;

interface RestifyError extends Error {
  readonly statusCode?: number;
  toJSON?: () => unknown;
}

/** Routes of the three doors; does not listen. */
export function createServer(context: Context): Server {
  const server = createHealthServer(context);
  mountChat(server, context);
  mountApi(server, context);
  mountTab(server, context.tabFolder);
  mountPublicPages(server, context.contact);
  return server;
}

/** For a process that nobody but an operator calls; does not listen. */
export function createHealthServer(context: Context): Server {
  const server = restify.createServer({ name: 'ledtrad', handleUncaughtExceptions: false, handleUpgrades: false });
  server.pre((request: Request, response: Response, next: Next) => {
    // For browsers; what Teams sends is answered to a server.
    if (request.url !== MESSAGES) for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (isHealth(request) || context.calls.letIn(response)) return next();
    refuse(response);
    next(false);
  });
  server.on('restifyError', (_request: Request, _response: Response, error: RestifyError, done: () => void) => {
    // Restify's own refusals (no such path, too large a body) in our shape, without its wording or a stack.
    const code: ErrorCode = (error.statusCode ?? 500) >= 500 ? 'unexpected' : error.statusCode === 404 ? 'not-found' : 'input-invalid';
    error.toJSON = () => ({ error: { code, message: '' } });
    if (code === 'unexpected') context.logError(error, { door: 'http' });
    done();
  });
  mountHealth(server, context);
  return server;
}

/** The process is to stop: another copy answers, or this one's successor in a moment. */
function refuse(response: Response): void {
  // Not chained: restify's writeHead returns nothing.
  response.writeHead(503, { 'content-length': 0, 'retry-after': '1', connection: 'close' });
  response.end();
}

function mountChat(server: Server, { bot, watch }: Context): void {
  server.post(MESSAGES, async (request: IncomingMessage, response: ServerResponse) => {
    if (watch) await watch.request('POST', MESSAGES, response, () => bot.handle(request, response));
    else await bot.handle(request, response);
  });
}

function mountApi(server: Server, { apiServices, tokenCheck, logError, watch }: Context): void {
  const read: RequestHandler[] = [restify.plugins.queryParser({ mapParams: false })];
  const readBody = (maxBodySize: number): RequestHandler[] => asHandlers(restify.plugins.bodyParser({ mapParams: false, maxBodySize }));
  const readForm = readBody(MOST_BODY_BYTES);
  for (const endpoint of routesWith(apiServices)) {
    const path = `/api/v1${endpoint.path}`;
    const handleCall = async (request: Request, response: Response): Promise<void> => {
      const answer = await answerCall(
        endpoint,
        {
          authorization: request.headers.authorization,
          ifNoneMatch: request.headers['if-none-match'],
          params: texts(request.params),
          query: texts(request.query),
          body: request.body,
        },
        apiServices,
        tokenCheck,
        (error) => logError(error, { door: 'tab', path: endpoint.path }),
      );
      if (answer.body === undefined) {
        response.writeHead(answer.status, answer.headers);
        response.end();
      } else {
        response.json(answer.status, answer.body, { ...answer.headers });
      }
    };
    const handle = async (request: Request, response: Response): Promise<void> => {
      if (watch) await watch.request(endpoint.method.toUpperCase(), path, response, () => handleCall(request, response));
      else await handleCall(request, response);
    };
    const write = endpoint.mostBodyBytes === undefined ? readForm : [signedInFirst(tokenCheck, handle), ...readBody(endpoint.mostBodyBytes)];
    if (endpoint.method === 'get') server.get(path, ...read, handle);
    else server[endpoint.method](path, ...read, ...write, handle);
  }
}

/** Answers who is not signed in before their body is read. */
function signedInFirst(check: TokenCheck, handle: (request: Request, response: Response) => Promise<void>): RequestHandler {
  const letIn = async (request: Request, response: Response, next: Next): Promise<void> => {
    const isSignedIn = await check(request.headers.authorization).then(() => true, () => false);
    if (isSignedIn) return next();
    await handle(request, response);
    next(false);
  };
  return (request: Request, response: Response, next: Next) => void letIn(request, response, next);
}

function asHandlers(handlers: RequestHandler | RequestHandler[]): RequestHandler[] {
  return Array.isArray(handlers) ? handlers : [handlers];
}

/** Only text: a repeated or nested parameter is no parameter of ours. */
function texts(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
