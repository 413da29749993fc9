import assert from 'node:assert/strict';
import type { ApiResponse } from '../../../bot/api/answer-call.ts';
import type { Endpoint } from '../../../bot/api/endpoint.ts';
import { ROUTES } from '../../../bot/api/routes.ts';
import { forkedTables, type Commit, type ForkedTables } from '../../support/forked-tables.ts';
import { Api } from '../calls.ts';
import { ACCESS, MORE_READS, optionsOf, routeKey, type Access } from './access.ts';
import type { TestWorld } from '../../support/world.ts';
import { PEOPLE, type Who } from './people.ts';
import { over, type Ids, type PrivateWorld } from './private-world.ts';

export interface Asked {
  readonly response: ApiResponse;
  /** The answer, and the cards that were sent to somebody's chat. */
  readonly text: string;
  readonly commits: readonly Commit[];
  readonly errors: readonly unknown[];
}

export interface AskedBy {
  /** Another than that of who asks; undefined for who is not signed in. */
  readonly number?: number | undefined;
  readonly ids?: Ids;
}

/** What is only read, and what is refused, is asked of one copy of a world. */
const shared = new WeakMap<PrivateWorld, Copy>();

interface Copy extends ForkedTables {
  readonly world: TestWorld;
}

/** Every route with who may ask it, some of them more than once. */
export function entries(): readonly (readonly [Endpoint, Access])[] {
  const of = (key: string) => ROUTES.find((route) => routeKey(route) === key) ?? assert.fail(key);
  return [...Object.entries(ACCESS).map(([key, access]) => [of(key), access] as const), ...MORE_READS.map((access) => [of(access.route), access] as const)];
}

/** In a world of its own where somebody may change it, so that none sees what another did. */
export async function asks(all: PrivateWorld, route: Endpoint, access: Access, by: Who, asked: AskedBy = {}): Promise<Asked> {
  const { ids = all.near } = asked;
  const number = 'number' in asked ? asked.number : PEOPLE[by].number;
  const mayChange = route.method !== 'get' && access.who.includes(by) && number !== undefined;
  const { world, commits } = mayChange ? copyOf(all) : sharedCopyOf(all);
  const before = commits.length;
  const api = new Api(world);
  const options = await optionsOf(access, { all, world, ids, by });
  const response = await api.callsRoute(route, number, options);
  return { response, text: JSON.stringify([response.body, api.sent.map(({ card }) => card)]), commits: commits.slice(before), errors: api.errors };
}

function copyOf(all: PrivateWorld): Copy {
  const forked = forkedTables(all.world.tables);
  return { ...forked, world: over(all.world, forked.tables) };
}

function sharedCopyOf(all: PrivateWorld): Copy {
  const copy = shared.get(all) ?? copyOf(all);
  shared.set(all, copy);
  return copy;
}
