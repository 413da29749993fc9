import assert from 'node:assert/strict';
import sinon from 'sinon';
import { startLanes, type Lanes } from '../../bot/delivery/lanes.ts';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import type { PersonId, TenantId } from '../../bot/domain/ids.ts';
import { laneStore } from '../../bot/storage/lanes.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import { aTryingPerson, objectId } from '../support/world.ts';
import { Killed } from '../usecases/copies.ts';
import { aLaneHistory, becomesDue, NOT_AUTHORISED, throttled, WEEKLY, type LaneHistory } from './lane-history.ts';

const TENANTS = [1, 2, 3, 4].map((number) => `${number}2222222-2222-4222-8222-222222222222` as TenantId);
const [NORTH, SOUTH] = TENANTS as [TenantId, TenantId];
/** Milliseconds. */
const { lookEvery, takeAfter } = LEASE_TIMES;
const MINUTE = 60_000;

describe('the lanes of several processes', () => {
  let history: LaneHistory;
  let sandbox: sinon.SinonSandbox;
  const started = new Map<string, Started>();

  beforeEach(async () => {
    history = await aLaneHistory(0);
    sandbox = withTimersOf(history);
    started.clear();
  });
  afterEach(() => sandbox.restore());

  function start(copy: string, tenants: readonly TenantId[] = TENANTS): Started {
    const mortal = new Mortal(history.world.tables);
    const errors: unknown[] = [];
    const lanes = startLanes({
      world: { ...history.world, lanes: laneStore(mortal) },
      tenants,
      copy,
      times: LEASE_TIMES,
      clock: history.time,
      random: () => 0.5,
      send: async (tenantId, sending) => mortal.isDead ? await Promise.reject(new Killed()) : await history.teams.take(sending, `${copy} ${tenantId}`),
      onAttempt: () => {},
      onError: (error) => { if (!(error instanceof Killed)) errors.push(error); },
    });
    const process = { lanes, errors, kill: () => { mortal.isDead = true; } };
    started.set(copy, process);
    return process;
  }

  async function passes(milliseconds: number): Promise<void> {
    await history.time.until(history.time.sleep(milliseconds));
  }

  /** Whose lanes are whose, by what is stored. */
  async function holders(): Promise<readonly (string | undefined)[]> {
    return await Promise.all(TENANTS.map(async (tenantId) => {
      const lane = await history.world.lanes.look(tenantId);
      return lane?.value.released ? undefined : lane?.value.holder;
    }));
  }

  function assertEachHeldOnce(): void {
    const held = [...started.values()].flatMap(({ lanes }) => lanes.reports().filter((report) => report.held === 'here').map(({ tenantId }) => tenantId));
    assert.deepEqual(held.sort(), [...TENANTS]);
  }

  async function member(tenantId: TenantId, number: number): Promise<PersonId> {
    const pid = `p-${number}` as PersonId;
    await becomesDue(history.world, aTryingPerson({ pid, home: { tenantId, objectId: objectId(number) } }));
    return pid;
  }

  it('are all held when there is one', async () => {
    const { lanes } = start('a');
    await passes(MINUTE);
    assert.deepEqual(await holders(), ['a', 'a', 'a', 'a']);
    assert.deepEqual(lanes.reports().map(({ held }) => held), ['here', 'here', 'here', 'here']);
  });

  it('are spread over those that are there, each held by one', async () => {
    start('a');
    await passes(MINUTE);
    start('b');
    await passes(2 * MINUTE);
    assert.deepEqual([...(await holders())].sort(), ['a', 'a', 'b', 'b']);
    start('c');
    start('d');
    await passes(2 * MINUTE);
    assert.deepEqual([...(await holders())].sort(), ['a', 'b', 'c', 'd']);
    assertEachHeldOnce();
  });

  it('that are free are taken by one of those who look at the same time', async () => {
    start('a');
    start('b');
    await passes(2 * MINUTE);
    assert.deepEqual([...(await holders())].sort(), ['a', 'a', 'b', 'b']);
    assertEachHeldOnce();
  });

  it('are left to others who are known to be there', async () => {
    await history.world.lanes.announce('b');
    start('a');
    await passes(5_000);
    assert.deepEqual(await holders(), ['a', 'a', undefined, undefined]);
    for (const tenantId of TENANTS.slice(2)) assert.equal(await history.world.lanes.look(tenantId), undefined);
  });

  it('that are given back are taken at the next look', async () => {
    const { lanes } = start('a');
    start('b');
    await passes(2 * MINUTE);
    await history.time.until(lanes.stop());
    assert.equal((await holders()).filter((holder) => holder === 'a').length, 0);
    await passes(2 * lookEvery);
    assert.deepEqual(await holders(), ['b', 'b', 'b', 'b']);
  });

  it('of one that died are taken by another, and not before they have stood unchanged for 30 s', async () => {
    const first = start('a', [NORTH]);
    await passes(MINUTE);
    start('b', [NORTH]);
    await passes(MINUTE);
    assert.equal((await holders())[0], 'a');
    first.kill();
    const died = history.time.monotonic();
    const last = (await history.world.lanes.look(NORTH))?.etag;
    await passes(takeAfter - LEASE_TIMES.renewEvery - 1_000);
    assert.equal((await history.world.lanes.look(NORTH))?.etag, last);
    while ((await holders())[0] === 'a') {
      assert.ok(history.time.monotonic() - died < takeAfter + 2 * lookEvery, 'nobody takes it');
      await passes(1_000);
    }
    assert.equal((await holders())[0], 'b');
  });

  it('are shared anew when one has been gone for a while, and it is forgotten', async () => {
    start('a');
    const second = start('b');
    await passes(2 * MINUTE);
    second.kill();
    await passes(3 * MINUTE);
    assert.deepEqual(await holders(), ['a', 'a', 'a', 'a']);
    await passes(15 * MINUTE);
    assert.deepEqual((await history.world.lanes.copies()).map(({ copy }) => copy), ['a']);
  }).timeout(20_000);

  it('all wait a minute when one is told that the bot is not let in; nothing is counted', async () => {
    const [north, south] = [await member(NORTH, 1), await member(SOUTH, 2)];
    history.teams.answering(north, WEEKLY, [NOT_AUTHORISED]);
    history.teams.answering(south, WEEKLY, [NOT_AUTHORISED]);
    const { lanes } = start('a');
    await passes(5_000);
    const tried = history.teams.attempts.length;
    await member(SOUTH, 3);
    assert.deepEqual(new Set(lanes.reports().map(({ alert }) => alert)), new Set(['not-authorised']));
    await passes(50_000);
    assert.equal(history.teams.attempts.length, tried);
    await passes(30_000);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid).sort(), ['p-1', 'p-2', 'p-3']);
    for (const tenantId of [NORTH, SOUTH]) assert.deepEqual((await history.world.lanes.failures(tenantId, { limit: 9 })).items, []);
    assert.deepEqual(lanes.reports().slice(0, 2).map(({ alert }) => alert), [undefined, undefined]);
  });

  it('are invisible to each other when one is throttled', async () => {
    const north = await member(NORTH, 1);
    const south = await member(SOUTH, 2);
    history.teams.answering(north, WEEKLY, [throttled(10 * MINUTE)]);
    start('a');
    await passes(10_000);
    assert.deepEqual(history.teams.cards.map(({ pid }) => pid), [south]);
  });

  it('are held though one of them cannot be read', async () => {
    await history.world.tables.commit('Lane', NORTH, [{ kind: 'put', row: { pk: NORTH, rk: '0', values: { v: 99, json: '{}' } } }]);
    const { errors } = start('a');
    await passes(MINUTE);
    assert.deepEqual((await holdersOf(TENANTS.slice(1))), ['a', 'a', 'a']);
    assert.ok(errors.length > 0);
  });

  it('are given back when it stops, with what was under way written down', async () => {
    for (let number = 1; number <= 40; number += 1) await member(NORTH, number);
    const { lanes } = start('a');
    await passes(LEASE_TIMES.silence + 300);
    await history.time.until(lanes.stop());
    const sent = history.teams.cards.length;
    assert.ok(sent > 0 && sent < 40, `${sent} sent`);
    const queue = await history.world.lanes.queue(NORTH);
    assert.ok(queue.every(({ state, unknowns }) => state.kind === 'ready' && unknowns === 0));
    assert.deepEqual(await holders(), [undefined, undefined, undefined, undefined]);
    start('b');
    await passes(MINUTE);
    assert.equal(history.teams.cards.length, 40);
  });

  async function holdersOf(tenants: readonly TenantId[]): Promise<readonly (string | undefined)[]> {
    return await Promise.all(tenants.map(async (tenantId) => (await history.world.lanes.look(tenantId))?.value.holder));
  }
});

interface Started {
  readonly lanes: Lanes;
  readonly errors: readonly unknown[];
  readonly kill: () => void;
}

/** The store as a process sees it that can be killed: it then hears nothing more and does nothing more. */
class Mortal implements Tables {
  isDead = false;
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get: Tables['get'] = async (...asked) => this.#living(() => this.#tables.get(...asked));
  range: Tables['range'] = async (...asked) => this.#living(() => this.#tables.range(...asked));
  commit: Tables['commit'] = async (...asked) => this.#living(() => this.#tables.commit(...asked));
  ping: Tables['ping'] = async () => this.#living(() => this.#tables.ping());

  async #living<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.isDead) throw new Killed();
    return await ask();
  }
}

/** The timers of this process go by the history's time. */
function withTimersOf({ time }: LaneHistory): sinon.SinonSandbox {
  const sandbox = sinon.createSandbox();
  const begin = (task: () => void, milliseconds: number) => {
    const cancelled = new AbortController();
    void time.sleep(milliseconds, cancelled.signal).then(() => { if (!cancelled.signal.aborted) task(); });
    return cancelled;
  };
  // What everySoOften needs of them.
  sandbox.replace(globalThis, 'setTimeout', begin as never);
  sandbox.replace(globalThis, 'clearTimeout', ((timer?: AbortController) => timer?.abort()) as never);
  return sandbox;
}
