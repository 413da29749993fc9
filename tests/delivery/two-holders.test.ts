import assert from 'node:assert/strict';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { LaneLost } from '../../bot/delivery/until-answered.ts';
import type { PersonId } from '../../bot/domain/ids.ts';
import type { Lane } from '../../bot/domain/lane/lane.ts';
import type { Tables, Write } from '../../bot/storage/table/tables.ts';
import { TENANT } from '../support/world.ts';
import { inEveryOrder, type Choose } from '../usecases/taking-turns.ts';
import { aHolder, aLaneHistory, BLOCKED, broadcast, isAnswering, LOST_THOUGH_ARRIVED, PROMPT, WEEKLY, type HistoryOptions, type LaneHistory } from './lane-history.ts';
import { inTurns, type InTurn } from './in-turns.ts';
import { assertPromise, everybody } from './the-promise.ts';

const FIRST = 'p-0001' as PersonId;
/** Longer than a lane has to stand unchanged before another takes it, and than its holder goes on sending. */
const STALL = 31_000;

interface Race {
  readonly what: string;
  readonly receivers: number;
  readonly interruptions: number;
  readonly bothAtOnce?: true;
  readonly change?: HistoryOptions['change'];
  begin?(history: LaneHistory): Promise<void>;
  readonly owed?: string;
}

const RACES: readonly Race[] = [
  { what: 'one receiver', receivers: 1, interruptions: 3, bothAtOnce: true },
  { what: 'two receivers', receivers: 2, interruptions: 2, bothAtOnce: true },
  { what: 'a receiver who has blocked the bot', receivers: 1, interruptions: 2, begin: async ({ teams }) => teams.answering(FIRST, WEEKLY, Array.from({ length: 9 }, () => BLOCKED)) },
  { what: 'an answer that Teams loses', receivers: 1, interruptions: 2, begin: async ({ teams }) => teams.answering(FIRST, WEEKLY, [LOST_THOUGH_ARRIVED]) },
  { what: 'a broadcast', receivers: 1, interruptions: 2, change: isAnswering, begin: async (history) => broadcast(history, [FIRST], { exempt: true }), owed: PROMPT },
];

describe('two holders of one lane', () => {
  for (const race of RACES) {
    it(`keep the promise when one stalls and wakes again: ${race.what}`, async () => {
      const orders = await inEveryOrder(race.interruptions, async (choose) => raced(race, choose, STALL));
      assert.ok(orders > 100, `only ${orders} orders`);
    }).timeout(60_000);

    if (race.bothAtOnce) {
      it(`keep the promise when both believe that they may take it at once: ${race.what}`, async () => {
        const orders = await inEveryOrder(2, async (choose) => raced(race, choose, 0));
        assert.ok(orders > 100, `only ${orders} orders`);
      }).timeout(60_000);
    }
  }
});

async function raced({ receivers, change, begin, owed = WEEKLY }: Race, choose: Choose, stall: number): Promise<void> {
  const history = await aLaneHistory(receivers, change ? { change } : {});
  history.teams.latency = 0;
  await begin?.(history);
  const watch = new Watch(history);
  await inTurns(history.time, ['first', 'second'].map((name) => async (inTurn) => holds(history, watch, name, inTurn)), choose, () => history.time.leap(stall));
  const left = await history.sending();
  if ((await history.queue()).length > 0) {
    const third = await aHolder(history, 'third');
    assert.equal(await third.work(), 'idle');
  }
  await assertPromise(history, { cards: everybody(history, owed), inDoubt: watch.inDoubt + left });
}

/** Looks at the lane and takes it, whoever holds it; works until nothing is left, or until it is another's. */
async function holds(history: LaneHistory, watch: Watch, name: string, inTurn: InTurn): Promise<void> {
  const seen = await inTurn(async () => history.world.lanes.look(TENANT));
  const { run } = await aHolder(history, name, {
    seen,
    tables: watch.over(name, history.world.tables, inTurn),
    teams: async (_tenantId, sending) => {
      watch.begins(name);
      return await inTurn(async () => history.teams.take(sending, name));
    },
  });
  try {
    await run.take();
    for (let isDone = false; !isDone;) {
      const worked = await run.step();
      await run.settled();
      isDone = !worked && !(await run.step()) && run.stats().pending === 0;
      if (!isDone && !worked) await history.time.sleep(500);
    }
  } catch (error) {
    if (!(error instanceof LaneLost)) throw error;
  }
}

/** Sees that nobody writes who has been followed, and that nobody begins to send who cannot be sure of the lane. */
class Watch {
  /** Rows that stood in *sending* when the lane was taken over. */
  inDoubt = 0;
  #epoch = 0;
  readonly #provenAt = new Map<string, number>();
  readonly #history: LaneHistory;

  constructor(history: LaneHistory) {
    this.#history = history;
  }

  begins(name: string): void {
    const age = this.#history.time.monotonic() - (this.#provenAt.get(name) ?? -Infinity);
    assert.ok(age <= LEASE_TIMES.sendWithin, `${name} sends ${age} ms after it was last sure of the lane`);
  }

  over(name: string, tables: Tables, inTurn: InTurn): Tables {
    return {
      get: (...asked) => inTurn(() => tables.get(...asked)),
      range: (...asked) => inTurn(() => tables.range(...asked)),
      ping: () => inTurn(() => tables.ping()),
      commit: async (...asked) => {
        const begun = this.#history.time.monotonic();
        return await inTurn(async () => {
          const committed = await tables.commit(...asked);
          const epoch = epochIn(asked[2]);
          if (epoch !== undefined) await this.#writes(name, epoch, begun);
          return committed;
        });
      },
    };
  }

  async #writes(name: string, epoch: number, begun: number): Promise<void> {
    assert.ok(epoch >= this.#epoch, `${name} writes although it has been followed`);
    if (epoch > this.#epoch) this.inDoubt += await this.#history.sending();
    this.#epoch = epoch;
    this.#provenAt.set(name, begun);
  }
}

/** Of a write of the lane's own row. */
function epochIn(writes: readonly Write[]): number | undefined {
  const [lane] = writes;
  if (!lane || lane.kind === 'delete' || lane.row.rk !== '0' || lane.row.pk !== TENANT) return undefined;
  return (JSON.parse(String(lane.row.values['json'])) as Lane).epoch; // Written by the store under test.
}
