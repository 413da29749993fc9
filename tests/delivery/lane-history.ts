import assert from 'node:assert/strict';
import type { PersonId, TenantId } from '../../bot/domain/ids.ts';
import type { DeliveryResult, Failure } from '../../bot/domain/lane/lane.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { Attempt } from '../../bot/delivery/after-sending.ts';
import type { DeliveryClock } from '../../bot/delivery/delivery-clock.ts';
import type { Sending } from '../../bot/delivery/desk.ts';
import { LaneRun, type LaneRunOptions } from '../../bot/delivery/lane-run.ts';
import { LaneLost } from '../../bot/delivery/lane-writer.ts';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { createStorage } from '../../bot/storage/storage.ts';
import { memoryTables, type Faults } from '../../bot/storage/table/memory-tables.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import { changePerson } from '../../bot/usecases/change-person.ts';
import type { World } from '../../bot/usecases/world.ts';
import { aTryingPerson, objectId, TENANT, testWorld, type TestWorld } from '../support/world.ts';
import { Killed, type Kill } from '../usecases/copies.ts';

/** Thursday of week 48, half past three in Stockholm: every weekly card of the week is due. */
export const DUE = '2026-11-26T14:30:00.000Z';

export interface Card {
  readonly pid: string;
  readonly key: string;
  readonly lines: readonly string[];
  /** When it arrived. */
  readonly at: string;
}

/** A tenant's receivers, their chats, and whoever works the lane. */
export interface LaneHistory {
  readonly world: TestWorld;
  readonly tables: Tables;
  readonly pids: readonly PersonId[];
  /** Every card that Teams has taken, whoever lived to know. */
  readonly chat: Card[];
  results(): Promise<readonly DeliveryResult[]>;
  failures(): Promise<readonly Failure[]>;
  heads(): Promise<readonly Person[]>;
  /** Rows that say *sending* right now: what a kill leaves in doubt. */
  sending(): Promise<number>;
}

export async function aLaneHistory(receivers: number, options: { faults?: Faults; tables?: Tables; change?: (person: Person, index: number) => Person } = {}): Promise<LaneHistory> {
  const tables = options.tables ?? memoryTables(options.faults ? { faults: options.faults } : {});
  const world = await testWorld({ tables });
  world.clock.set(DUE);
  const pids = Array.from({ length: receivers }, (_, index) => `p-${String(index + 1).padStart(4, '0')}` as PersonId);
  for (const [index, pid] of pids.entries()) {
    const person = aTryingPerson({ pid, home: { tenantId: TENANT, objectId: objectId(index + 1) } });
    await becomesDue(world, options.change?.(person, index) ?? person);
  }
  return {
    world,
    tables,
    pids,
    chat: [],
    results: async () => await slots(tables),
    failures: async () => (await world.lanes.failures(TENANT, { limit: 1_000 })).items,
    heads: async () => await Promise.all(pids.map(async (pid) => {
      const head = await world.people.load(pid);
      assert.ok(head);
      return head.value;
    })),
    sending: async () => (await world.lanes.queue(TENANT)).filter(({ state }) => state.kind === 'sending').length,
  };
}

/** Stored by the one way in which anything about a person changes, so that its hint is there as in life. */
export async function becomesDue(world: World, person: Person): Promise<void> {
  const stored = await world.people.create(person);
  await changePerson(world, stored, (current) => ({ result: undefined, change: { person: { ...current, rev: current.rev + 1 }, records: [] } }));
}

async function slots(tables: Tables): Promise<DeliveryResult[]> {
  const rows = await tables.range('Lane', TENANT, { prefix: 'd|' });
  return rows.map(({ values }) => JSON.parse(String(values['json'])) as DeliveryResult); // Written by the store under test.
}

/** A clock on which nobody waits: a sleep is over at once, and has taken its time. */
export class InstantClock implements DeliveryClock {
  #now = 0;

  monotonic(): number {
    return this.#now;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.#now += Math.max(0, milliseconds);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

export interface HolderOptions {
  readonly tables?: Tables;
  readonly kill?: Kill;
  /** What Teams answers; a card is in the chat whenever it says so. */
  readonly teams?: (sending: Sending) => Promise<{ readonly attempt: Attempt; readonly arrives: boolean }>;
  readonly clock?: InstantClock;
  readonly tenantId?: TenantId;
  readonly onError?: (error: unknown) => void;
  readonly onNotAuthorised?: () => void;
}

export interface Holder {
  readonly run: LaneRun;
  readonly clock: InstantClock;
  /** Calls to the store and to Teams. */
  calls(): number;
  /** Rounds until there is nothing more to do; ends when killed or when the lane is lost. */
  work(rounds?: number): Promise<'idle' | 'killed' | 'lost'>;
}

/** A process that takes the lane and works it, and that can be killed at any call. */
export async function aHolder(history: LaneHistory, name: string, options: HolderOptions = {}): Promise<Holder> {
  const { world } = history;
  const { kill, clock = new InstantClock(), teams = async () => ({ attempt: { kind: 'sent', activityId: 'a' } as const, arrives: true }) } = options;
  const mortality = new Mortality(kill);
  const storage = createStorage(mortality.guard(options.tables ?? history.tables), () => world.ids.operation());
  const own: World = { ...world, ...storage };
  const send: LaneRunOptions['send'] = async (_tenantId, sending) => await mortality.living(async () => {
    const { attempt, arrives } = await teams(sending);
    const { to, key, lines } = sending.delivery;
    if (arrives) history.chat.push({ pid: to.kind === 'person' ? to.pid : to.teamId, key, lines, at: world.clock.now().toString() });
    return attempt;
  });
  const run = new LaneRun({
    world: own,
    tenantId: options.tenantId ?? TENANT,
    holder: name,
    times: LEASE_TIMES,
    clock,
    random: () => 0.5,
    send,
    onNotAuthorised: options.onNotAuthorised ?? (() => {}),
    onAttempt: () => {},
    onError: options.onError ?? ((error) => { if (!(error instanceof Killed)) throw error; }),
  }, await world.lanes.look(options.tenantId ?? TENANT));
  return {
    run,
    clock,
    calls: () => mortality.calls,
    async work(rounds = 200) {
      try {
        await run.take();
        for (let round = 0; round < rounds; round += 1) {
          await run.settled();
          const worked = await run.step();
          await run.settled();
          if (worked || (await run.step())) continue;
          if (run.stats().pending === 0) break;
          // What waits for its time gets it.
          world.clock.move({ seconds: 5 });
          clock.pass(5_000);
        }
        return 'idle';
      } catch (error) {
        await run.settled();
        if (error instanceof Killed) return 'killed';
        if (error instanceof LaneLost) return 'lost';
        throw error;
      }
    },
  };
}

class Mortality {
  calls = 0;
  #dead = false;

  constructor(readonly kill: Kill | undefined) {}

  async living<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.calls += 1;
    const number = this.calls;
    this.#die('before', number);
    const answer = await ask();
    this.#die('after', number);
    return answer;
  }

  guard(tables: Tables): Tables {
    return {
      get: (...asked) => this.living(() => tables.get(...asked)),
      range: (...asked) => this.living(() => tables.range(...asked)),
      commit: (...asked) => this.living(() => tables.commit(...asked)),
      ping: () => this.living(() => tables.ping()),
    };
  }

  #die(when: Kill['when'], number: number): void {
    this.#dead ||= this.kill?.when === when && this.kill.call === number;
    if (this.#dead) throw new Killed();
  }
}

/** The promise: everybody has the card, or is listed with the reason; nobody has more than what was in doubt allows. */
export async function assertPromise(history: LaneHistory, { extra = 0 }: { extra?: number } = {}): Promise<void> {
  const listed = new Set((await history.failures()).map(({ to }) => (to.kind === 'person' ? to.pid : to.teamId)));
  const lost = history.pids.filter((pid) => !history.chat.some((card) => card.pid === pid) && !listed.has(pid));
  assert.deepEqual(lost, [], 'a receiver has neither the card nor a reason');
  const cards = history.chat.length;
  const receivers = new Set(history.chat.map(({ pid }) => pid)).size;
  assert.ok(cards - receivers <= extra, `${cards - receivers} extra cards, ${extra} were in doubt`);
  for (const pid of history.pids) {
    const keys = new Set(history.chat.filter((card) => card.pid === pid).map(({ key }) => key));
    assert.ok(keys.size <= 1, `${pid} was asked two questions on one day`);
  }
}
