/** The process that teams-at-scale.ts starts. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argument, serveParent, usage } from './parent.ts';
import { seededRandom } from './seeded-random.ts';
import { connectorKeySet, connectorToken } from './signed-tokens.ts';
import type { TeamsAddresses, TeamsOptions, TeamsQuestions } from './teams-at-scale.ts';
import { FaultRules, type TeamsFault, type TeamsRequest } from './teams-faults.ts';
import { teamsLimits, type TeamsLimits } from './teams-limits.ts';
import { TeamsRecord } from './teams-record.ts';

const options = argument<TeamsOptions>();
const random = seededRandom(options.seed);
const faults = new FaultRules(random);
const keySet = await connectorKeySet();
let limits: TeamsLimits = teamsLimits();
let record = new TeamsRecord();
let activities = 0;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    body += chunk;
  });
  // Only what has come whole is taken.
  request.once('end', () => answer(request, response, body));
});
/** A client's connection is for it to close: closing it just as a card comes would look like a card that may be lost. */
server.keepAliveTimeout = 0;
server.requestTimeout = 0;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1_024, resolve));
// A server that listens on TCP has an address with a port.
const { port } = server.address() as AddressInfo;
const origin = `http://127.0.0.1:${port}`;

serveParent<TeamsAddresses, TeamsQuestions>({ serviceUrl: `${origin}/teams/`, openIdMetadataUrl: `${origin}/openid`, port }, {
  totals: () => record.totals(),
  conversations: () => record.conversations(),
  behave: (rule) => faults.add(rule, now()),
  behaveWell: () => faults.clear(),
  reset() {
    faults.clear();
    limits = teamsLimits();
    record = new TeamsRecord();
  },
  token: (subject) => connectorToken(subject),
  usage,
});

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const { url = '' } = request;
  if (url === '/openid') return reply(response, 200, { issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys` });
  if (url === '/keys') return reply(response, 200, keySet);
  const asked = read(request);
  if (!asked) return reply(response, 404, { error: { code: 'NotFound', message: 'no such place' } });

  const reached = record;
  reached.arrived(asked, now());
  const verdict = limits.accept(now(), asked.tenant, asked.method === 'GET' ? undefined : asked.conversation);
  if (verdict !== 'ok') reached.throttled(asked);
  const fault: TeamsFault | undefined = verdict === 'ok' ? faults.strike(asked, now()) : { kind: 'status', status: 429, ...verdict };
  if (!fault || (fault.kind !== 'status' && fault.accepted)) reached.accepted(asked, body, now());
  const told = fault ? nameOf(fault) : String(STATUS[asked.method]);
  const retryAfterSeconds = fault?.kind === 'status' ? fault.retryAfterSeconds : undefined;

  const done = (): void => reached.answered(asked, told, now(), retryAfterSeconds);
  if (fault?.kind === 'hang') return void request.socket.once('close', done);

  setTimeout(() => {
    done();
    if (!fault) return reply(response, STATUS[asked.method], contentFor(asked, url));
    if (fault.kind === 'reset') return void request.socket.resetAndDestroy();
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
    reply(response, fault.status, { error: { code: 'Fake', message: `as it happens: ${fault.status}` } });
  }, options.answersAfter.middle + (random() * 2 - 1) * options.answersAfter.spread);
}

const STATUS = { POST: 201, PUT: 200, GET: 200 } as const;

const CONVERSATION = /^\/teams\/v3\/conversations\/([^/?]+)\/(?:activities|members|pagedmembers)(?:[/?]|$)/;
const PERSONAL_CHAT = /^a:(\d+):/;

/** Undefined for what no bot of ours asks. */
function read({ method, url = '' }: IncomingMessage): TeamsRequest | undefined {
  const conversation = decodeURIComponent(CONVERSATION.exec(url)?.[1] ?? '');
  const tenant = PERSONAL_CHAT.exec(conversation)?.[1];
  if (tenant === undefined || (method !== 'POST' && method !== 'PUT' && method !== 'GET')) return undefined;
  return { method, conversation, tenant: Number(tenant) };
}

function contentFor({ method, conversation }: TeamsRequest, url: string): object {
  if (method !== 'GET') return { id: `activity-${(activities += 1)}` };
  const member = { id: `29:${conversation}`, name: 'En deltagare', userRole: 'user' };
  return url.includes('/pagedmembers') ? { members: [member] } : url.includes('/members/') ? member : [member];
}

function nameOf(fault: TeamsFault): string {
  return fault.kind === 'status' ? String(fault.status) : fault.kind;
}

function reply(response: ServerResponse, status: number, content: object): void {
  const body = JSON.stringify(content);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** In step with the clocks of other processes, and never back. Milliseconds. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
