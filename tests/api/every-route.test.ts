import assert from 'node:assert/strict';
import type { ApiResponse } from '../../bot/api/answer-call.ts';
import type { Endpoint } from '../../bot/api/endpoint.ts';
import { ROUTES } from '../../bot/api/routes.ts';
import { forkedTables, type Commit, type ForkedTables } from '../support/forked-tables.ts';
import { Api } from './calls.ts';
import { ACCESS, MORE_READS, optionsOf, routeKey, type Access } from './privacy/access.ts';
import { leaksIn, seenIn } from './privacy/leaks.ts';
import { EVERYBODY, PEOPLE, WRITTEN, type Who } from './privacy/people.ts';
import { aPrivateWorld, over, type Ids, type PrivateWorld } from './privacy/private-world.ts';

interface Asked {
  readonly response: ApiResponse;
  readonly text: string;
  readonly commits: readonly Commit[];
  readonly errors: readonly unknown[];
}

/** Of a meeting that is not their next one members read the cases in chat. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['fall för alla: Maja > hidden', 'fall för alla: Maja > paused']);

/** What is only read, and what is refused, is asked of one world. */
let shared: ForkedTables | undefined;

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
      for (const [route, access] of entries()) {
        if (route.method === 'get' && access.who.includes(who)) for (const said of seenIn((await asks(all, route, access, who)).text)) found.add(`${said} > ${who}`);
      }
    }
    const missing = Object.entries(WRITTEN).flatMap(([said, readers]) => readers.map((who) => `${said} > ${who}`)).filter((each) => !found.has(each) && !TOLD_ELSEWHERE.has(each));
    assert.deepEqual(missing, []);
  });
});

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

function entries(): readonly (readonly [Endpoint, Access])[] {
  const of = (key: string) => ROUTES.find((route) => routeKey(route) === key) ?? assert.fail(key);
  return [...Object.entries(ACCESS).map(([key, access]) => [of(key), access] as const), ...MORE_READS.map((access) => [of(access.route), access] as const)];
}

/** In a world of its own where somebody may change it, so that none sees what another did. */
async function asks(all: PrivateWorld, route: Endpoint, access: Access, by: Who, { number, ids = all.near }: { number?: number | undefined; ids?: Ids } = { number: PEOPLE[by].number }): Promise<Asked> {
  const mayChange = route.method !== 'get' && access.who.includes(by) && number !== undefined;
  const { tables, commits } = mayChange ? forkedTables(all.world.tables) : (shared ??= forkedTables(all.world.tables));
  const before = commits.length;
  const world = over(all.world, tables);
  const api = new Api(world);
  const options = await optionsOf(access, { all, world, ids, by });
  const response = await api.callsRoute(route, number, options);
  return { response, text: JSON.stringify([response.body, api.sent.map(({ card }) => card)]), commits: commits.slice(before), errors: api.errors };
}
