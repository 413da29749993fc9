import assert from 'node:assert/strict';
import type { ApiResponse } from '../../bot/api/answer-call.ts';
import type { Endpoint } from '../../bot/api/endpoint.ts';
import { ROUTES } from '../../bot/api/routes.ts';
import { forkedTables, type Commit } from '../support/forked-tables.ts';
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
      for (const [route, access] of entries()) await isAsTheTableSays(all, route, access, who);
    });
  }

  it('was looked through where there was something to find', async () => {
    const found = new Set<string>();
    for (const who of EVERYBODY) {
      for (const [route, access] of entries()) {
        if (route.method === 'get' && access.who.includes(who)) for (const said of seenIn((await asks(all, route, access, who)).text)) found.add(`${said} > ${who}`);
      }
    }
    const missing = Object.entries(WRITTEN).flatMap(([said, readers]) => readers.map((who) => `${said} > ${who}`)).filter((each) => !found.has(each));
    assert.deepEqual(missing, []);
  });
});

async function isAsTheTableSays(all: PrivateWorld, route: Endpoint, access: Access, who: Who): Promise<void> {
  const { response: { status }, text, commits, errors } = await asks(all, route, access, who);
  const where = `${routeKey(route)} by ${who}: ${text.slice(0, 300)}`;
  if (access.who.includes(who)) assert.equal(status, access.status ?? 200, where);
  else assert.deepEqual([[403, 404].includes(status), commits], [true, []], `${status} ${where}`);
  assert.deepEqual(errors, [], where);
  assert.deepEqual(leaksIn(text, { by: who, ...(access.tells ? { tells: access.tells } : {}) }), [], where);
}

function entries(): readonly (readonly [Endpoint, Access])[] {
  const of = (key: string) => ROUTES.find((route) => routeKey(route) === key) ?? assert.fail(key);
  return [...Object.entries(ACCESS).map(([key, access]) => [of(key), access] as const), ...MORE_READS.map((access) => [of(access.route), access] as const)];
}

/** In a world of its own for each call, so that none sees what another did. */
async function asks(all: PrivateWorld, route: Endpoint, access: Access, by: Who, { number, ids = all.near }: { number?: number | undefined; ids?: Ids } = { number: PEOPLE[by].number }): Promise<Asked> {
  const { tables, commits } = forkedTables(all.world.tables);
  const world = over(all.world, tables);
  const api = new Api(world);
  const options = await optionsOf(access, { all, world, ids, by });
  const response = await api.callsRoute(route, number, options);
  return { response, text: JSON.stringify([response.body, api.sent.map(({ card }) => card)]), commits, errors: api.errors };
}
