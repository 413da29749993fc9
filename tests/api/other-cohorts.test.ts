import assert from 'node:assert/strict';
import type { Commit } from '../support/forked-tables.ts';
import { COHORT } from '../support/world.ts';
import { Api } from './calls.ts';
import { ACCESS, routeKey } from './privacy/access.ts';
import { asks, entries } from './privacy/asking.ts';
import { leaksIn } from './privacy/leaks.ts';
import { FAR_COHORT, PEOPLE, type Who } from './privacy/people.ts';
import { aPrivateWorld, type Ids, type PrivateWorld } from './privacy/private-world.ts';

/** Whose partitions belong to one cohort alone. */
const OF_HOME: ReadonlySet<string> = new Set([COHORT, ...pidsOf('Hemma'), PEOPLE.hidden.pid, PEOPLE.leadsSyd.pid]);
const OF_FAR: ReadonlySet<string> = new Set([FAR_COHORT, ...pidsOf('Borta')]);

/** Who leads all of one cohort, that cohort in the path, and every other id of the other one. */
const MIXES = [
  { who: 'leadsAll', own: 'near', other: 'far', isOthers: (pk: string) => OF_FAR.has(pk) },
  { who: 'leadsFar', own: 'far', other: 'near', isOthers: (pk: string) => OF_HOME.has(pk) },
] as const;

describe('an id of another cohort', () => {
  let all: PrivateWorld;
  before(async () => {
    all = await aPrivateWorld();
  });

  for (const { who, own, other, isOthers } of MIXES) {
    it(`gives ${who} nothing and changes nothing there, in the path or in the body`, async () => {
      const mixed: Ids = { ...all[other], cohort: all[own].cohort };
      assert.deepEqual(await faults(all, who, mixed, isOthers), []);
    });

    it(`gives ${who} nothing and changes nothing there with one of them mixed in at a time`, async () => {
      for (const name of ['team', 'person', 'organisation', 'meeting', 'draft', 'sent', 'template'] as const) {
        const mixed: Ids = { ...all[own], [name]: all[other][name] };
        assert.deepEqual(await faults(all, who, mixed, isOthers), [], name);
      }
    });

    it(`keeps ${who} out of all of it`, async () => {
      const refused = await Promise.all(entries().filter(([{ path }]) => path.includes(':cohort')).map(async ([route]) => {
        const { response: { status } } = await asks(all, route, { ...ACCESS[routeKey(route)], who: [] }, who, { ids: all[other] });
        return [routeKey(route), status === 403 || status === 404];
      }));
      assert.deepEqual(refused.filter(([, isRefused]) => isRefused === false), []);
    });
  }

  it('gives the other organisation’s head nothing', async () => {
    const params = { organisation: all.near.organisation, candidate: all.candidates.interest };
    for (const path of ['/organisations/:organisation/candidates/:candidate/approval', '/organisations/:organisation/candidates/:candidate/refusal']) {
      const body = { message: '' };
      const api = new Api(all.world);
      assert.equal((await api.calls(PEOPLE.farHead.number, path, { params, body })).status, 403);
      // Their own organisation in the path, and somebody else's candidate.
      assert.equal((await api.calls(PEOPLE.farHead.number, path, { params: { ...params, organisation: all.far.organisation }, body })).status, 404);
    }
  });
});

/** What leaked or was written where it must not be. */
async function faults(all: PrivateWorld, who: Who, ids: Ids, isOthers: (pk: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [route, access] of entries()) {
    const { text, commits, errors } = await asks(all, route, { ...access, who: [who] }, who, { ids });
    const told = leaksIn(text, { by: who, ...(access.tells ? { tells: access.tells } : {}) });
    found.push(...[...told.map((leak) => `tells ${leak}`), ...written(commits, isOthers), ...errors.map(String)].map((fault) => `${routeKey(route)}: ${fault}`));
  }
  return found;
}

function written(commits: readonly Commit[], isOthers: (pk: string) => boolean): readonly string[] {
  return commits.filter(({ pk }) => isOthers(pk)).map(({ table, pk, writes }) => `writes ${table} ${pk} ${writes.map((write) => (write.kind === 'delete' ? write.rk : write.row.rk)).join(' ')}`);
}

function pidsOf(where: 'Hemma' | 'Borta'): readonly string[] {
  return Object.values(PEOPLE).filter(({ name }) => name.endsWith(where)).map(({ pid }) => pid);
}
