import assert from 'node:assert/strict';
import type { Endpoint } from '../../bot/api/endpoint.ts';
import { ROUTES } from '../../bot/api/routes.ts';
import { ACCESS, routeKey, type Access } from './privacy/access.ts';
import { asks, entries } from './privacy/asking.ts';
import { leaksIn, seenIn } from './privacy/leaks.ts';
import { EVERYBODY, WRITTEN, type Who } from './privacy/people.ts';
import { aPrivateWorld, type PrivateWorld } from './privacy/private-world.ts';

/** Of a meeting that is not their next one members read the cases in chat. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['fall för alla: Maja > hidden', 'fall för alla: Maja > paused']);

describe('every route of the API', () => {
  let all: PrivateWorld;
  before(async () => {
    all = await aPrivateWorld();
  });

  it('has its place in the table of who may ask, and nothing else has', () => {
    assert.deepEqual(Object.keys(ACCESS).sort(), ROUTES.map(routeKey).sort());
  });

  it('says nothing to anybody who is not signed in, or whose tenant is not let in', async () => {
    for (const [route, access] of entries()) {
      for (const [number, status] of [[undefined, 401], [666, 403], [99, 403]] as const) {
        const { response, commits } = await asks(all, route, access, 'leadsAll', { number });
        assert.deepEqual([response.status, commits.length], [status, 0], routeKey(route));
      }
    }
  });

  for (const who of EVERYBODY) {
    it(`lets in ${who} where the table says so, writes nothing where it does not, and tells nothing that is not for them`, async () => {
      const faults: string[] = [];
      for (const [route, access] of entries()) faults.push(...(await faultsOf(all, route, access, who)));
      assert.deepEqual(faults, []);
    });
  }

  it('was looked through where there was something to find', async () => {
    const found = new Set<string>();
    for (const who of EVERYBODY) {
      for (const said of await readBy(all, who)) found.add(`${said} > ${who}`);
    }
    const missing = Object.entries(WRITTEN).flatMap(([said, readers]) => readers.map((who) => `${said} > ${who}`)).filter((each) => !found.has(each) && !TOLD_ELSEWHERE.has(each));
    assert.deepEqual(missing, []);
  });
});

async function readBy(all: PrivateWorld, who: Who): Promise<readonly string[]> {
  const readable = entries().filter(([{ method }, access]) => method === 'get' && access.who.includes(who));
  return (await Promise.all(readable.map(async ([route, access]) => seenIn((await asks(all, route, access, who)).text)))).flat();
}

/** What is not as the table says, in words; nothing when all is well. */
async function faultsOf(all: PrivateWorld, route: Endpoint, access: Access, who: Who): Promise<readonly string[]> {
  const { response: { status }, text, commits, errors } = await asks(all, route, access, who);
  const isLetIn = access.who.includes(who);
  const isRefused = status === 403 || status === 404;
  return [
    ...(isLetIn ? status === (access.status ?? 200) : isRefused) ? [] : [`answered ${status} ${text.slice(0, 200)}`],
    ...(isLetIn ? [] : commits.map(({ table }) => `wrote to ${table}`)),
    ...errors.map(String),
    ...leaksIn(text, { by: who, ...(access.tells ? { tells: access.tells } : {}) }).map((leak) => `tells ${leak}`),
  ].map((fault) => `${routeKey(route)} by ${who}: ${fault}`);
}
