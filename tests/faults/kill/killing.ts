import { setTimeout as wait } from 'node:timers/promises';
import type { TenantId } from '../../../bot/domain/ids.ts';
import { recipientKey } from '../../../bot/domain/lane/lane.ts';
import { realNow } from '../../support/afternoon.ts';
import type { Ground } from '../ground.ts';
import { prepareWorker, SHORT_LEASE, type Worker, type WorkerOptions } from '../worker.ts';

export const KILL_EVERY_MS = 4_000;

export interface Killing {
  readonly kills: number;
  /** Whom a card was on its way to when its sender was killed: once for each claim. */
  readonly sending: readonly string[];
  /** Lanes that were in the hands of the dead, or not yet taken over from the last. */
  readonly lanesLost: number;
  /** When the last one was killed, as `realNow` gives it. */
  readonly lastAt: number;
  readonly surprises: readonly string[];
}

export interface AroundIt {
  readonly kills: number;
  /** When there are two workers, before the first of them is killed. */
  begins(): Promise<void>;
  /** After the last kill. */
  isOver(): Promise<void>;
}

/** Kills one of two workers every four seconds, in turns, and lets another begin in its place. In the end both have stopped. */
export async function killWorkers(ground: Ground, tenants: readonly TenantId[], { kills, begins, isOver }: AroundIt): Promise<Killing> {
  const options: WorkerOptions = { connectionString: ground.connectionString, openIdMetadataUrl: ground.teams.ready.openIdMetadataUrl, tenants, leaseTimes: SHORT_LEASE, began: ground.began };
  const workers: [Worker, Worker] = await Promise.all([prepareWorker(), prepareWorker()]);
  for (const worker of workers) await worker.ask('begin', options);
  // Loading takes as long as half the time between two kills: the next one is always ready.
  let spare = prepareWorker();
  /** A claim that nobody has taken over yet when the next worker is killed is still one claim. */
  const claims = new Map<string, string>();
  const surprises: string[] = [];
  let lanesLost = 0;
  let lastAt = -Infinity;
  await begins();
  const began = realNow();
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(Math.max(0, began + (kill + 1) * KILL_EVERY_MS - realNow()));
    const [turn, other] = await turnOf(workers, kill % 2 === 0 ? 0 : 1);
    surprises.push(...await workers[turn].ask('surprises'));
    await workers[turn].kill();
    lastAt = realNow();
    // What the survivor does not hold was in the hands of the dead: nobody may take it over so soon.
    const living = new Set(await workers[other].ask('held'));
    const lost = tenants.filter((tenantId) => !living.has(tenantId));
    lanesLost += lost.length;
    for (const tenantId of lost) for (const { pid, epoch } of await sendingIn(ground, tenantId)) claims.set(`${pid}|${epoch}`, pid);
    workers[turn] = await spare;
    await workers[turn].ask('begin', options);
    spare = prepareWorker();
  }
  await isOver();
  for (const worker of workers) {
    surprises.push(...await worker.ask('surprises'));
    await worker.ask('stop');
  }
  await Promise.all([...workers, await spare].map((worker) => worker.end()));
  return { kills, sending: [...claims.values()], lanesLost, lastAt, surprises };
}

/** Whoever's turn it is, unless the other one has all there is to lose. */
async function turnOf(workers: readonly [Worker, Worker], turn: 0 | 1): Promise<readonly [0 | 1, 0 | 1]> {
  const other = turn === 0 ? 1 : 0;
  return (await workers[turn].ask('held')).length > 0 ? [turn, other] : [other, turn];
}

async function sendingIn({ world }: Ground, tenantId: TenantId): Promise<readonly { readonly pid: string; readonly epoch: number }[]> {
  const queue = await world.lanes.queue(tenantId);
  return queue.flatMap(({ to, state }) => (state.kind === 'sending' ? [{ pid: recipientKey(to), epoch: state.epoch }] : []));
}
