import sinon from 'sinon';
import { startDelivery } from '../../../bot/delivery/delivery.ts';
import type { CohortId, OperationId, TenantId } from '../../../bot/domain/ids.ts';
import { newCohortRows } from '../../../bot/storage/cohorts.ts';
import { SimulatedClock, SimulatedTime } from '../../delivery/simulated-time.ts';
import { countingIds, PROGRAMME, worldOver } from '../../support/world.ts';
import { countedTables, minus, plus, times, type Cost } from '../counted-tables.ts';

/** What processes cost that have nothing to do, a second. */
export interface Rest {
  /** Of a lane, for the process that holds it. */
  readonly lane: Cost;
  /** Of a lane, for each other process, which looks at it. */
  readonly look: Cost;
  /** Of a process, whatever it holds. */
  readonly copy: Cost;
  /** Of a cohort, for each process. */
  readonly cohort: Cost;
}

/** A night: nothing is due. */
const NIGHT = '2026-11-25T22:00:00.000Z';
/** Lanes have been taken and the first looks are over. */
const UNTIL_SETTLED_SECONDS = 300;
/** Ten minutes, in which everything that comes again has come a whole number of times. */
const COUNTED_SECONDS = 600;

/** From four sets of processes at rest, which differ in one thing each. */
export async function countRest(): Promise<Rest> {
  const one = await secondOf({ copies: 1, lanes: 10, cohorts: 1 });
  const moreLanes = await secondOf({ copies: 1, lanes: 20, cohorts: 1 });
  const moreCohorts = await secondOf({ copies: 1, lanes: 10, cohorts: 3 });
  const moreCopies = await secondOf({ copies: 2, lanes: 10, cohorts: 1 });
  const lane = times(1 / 10, minus(moreLanes, one));
  const cohort = times(1 / 2, minus(moreCohorts, one));
  const copy = minus(one, plus(times(10, lane), cohort));
  // Each of two holds five of the ten and looks at the five others.
  const look = times(1 / 10, minus(moreCopies, plus(times(10, lane), times(2, plus(copy, cohort)))));
  return { lane, look, copy, cohort };
}

interface Resting {
  readonly copies: number;
  readonly lanes: number;
  readonly cohorts: number;
}

async function secondOf({ copies, lanes, cohorts }: Resting): Promise<Cost> {
  const time = new SimulatedTime();
  const counted = countedTables(() => time.monotonic());
  const ids = countingIds();
  const clock = new SimulatedClock(time, NIGHT);
  for (let number = 0; number < cohorts; number += 1) {
    const cohortId = `c-vila-${number}` as CohortId;
    const { directory, partition } = newCohortRows({ cohortId, name: 'Vilokohorten', programme: PROGRAMME, madeUp: true, phases: [] }, [], 'setup' as OperationId);
    await counted.tables.commit('Cohort', 'directory', [directory]);
    await counted.tables.commit('Cohort', cohortId, partition);
  }
  const tenants = Array.from({ length: lanes }, (_, number) => `55555555-5555-4555-8555-${String(number).padStart(12, '0')}` as TenantId);
  const sandbox = simulatedTimers(time);
  try {
    const processes = Array.from({ length: copies }, () => {
      return startDelivery({ world: worldOver(counted.tables, { clock, ids }), tenants, clock: time, send: async () => ({ kind: 'unknown' }), onAttempt: () => {}, onError: (error) => { throw error; } });
    });
    await time.until(time.sleep(UNTIL_SETTLED_SECONDS * 1_000));
    counted.reset();
    await time.until(time.sleep(COUNTED_SECONDS * 1_000));
    const total = counted.total();
    await time.until(Promise.all(processes.map((each) => each.stop())));
    return times(1 / COUNTED_SECONDS, total);
  } finally {
    sandbox.restore();
  }
}

/** What the clock's door begins by timers goes by the simulated time as well. */
function simulatedTimers(time: SimulatedTime): sinon.SinonSandbox {
  const sandbox = sinon.createSandbox();
  const begin = (task: () => void, milliseconds: number) => {
    const cancelled = new AbortController();
    void time.sleep(milliseconds, cancelled.signal).then(() => { if (!cancelled.signal.aborted) task(); });
    return cancelled;
  };
  sandbox.replace(globalThis, 'setTimeout', begin as never); // As much of it as the product uses.
  sandbox.replace(globalThis, 'clearTimeout', ((timer?: AbortController) => timer?.abort()) as never);
  return sandbox;
}
