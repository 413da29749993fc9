import { setTimeout as wait } from 'node:timers/promises';
import type { TenantId } from '../../../bot/domain/ids.ts';
import { fillReceivers, leaveHints, tenantsOf, type Receiver } from '../../bench/delivery/receivers.ts';
import { CARDS_DUE, realNow, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import type { TenantTotals } from '../../support/teams-record.ts';
import type { Ground } from '../ground.ts';
import { SHORT_LEASE, type Worker } from '../worker.ts';

/** Two tenants of its own, two workers for them, and lines to the tables and to Teams that can be spoilt. */
export interface Scene {
  readonly ground: Ground;
  /** As the fake Teams numbers them. */
  readonly a: number;
  readonly b: number;
  readonly receivers: readonly Receiver[];
  readonly tenants: readonly TenantId[];
  /** Between the workers and the tables. */
  readonly storage: TcpProxy;
  /** Between the workers and Teams. */
  readonly connector: TcpProxy;
  /** Everybody's card is due from now on. */
  begin(): Promise<void>;
  /** Until Teams has taken so many of this scene's cards; gives up after half a minute. */
  untilTaken(cards: number): Promise<void>;
  totalsOf(tenant: number): Promise<TenantTotals>;
  /** Stops the workers, as when they are asked to, and tells what they have logged that no outage explains. */
  close(): Promise<readonly string[]>;
}

const NOTHING: TenantTotals = { accepted: 0, throttled: 0, tooEarly: 0, toldAgain: 0, maxPerSecond: 0, maxInFlight: 0 };
const PATIENCE_MS = 30_000;

/** When it is there, each worker holds one of the two lanes, and nobody is due. */
export async function setScene(ground: Ground, workers: readonly Worker[], receivers: readonly Receiver[], [a, b]: readonly [number, number]): Promise<Scene> {
  const { teams, tables, connectionString } = ground;
  const tenants = tenantsOf(receivers);
  const storage = await startTcpProxy(Number(/TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(connectionString)?.[1]), a);
  const connector = await startTcpProxy(teams.ready.port, b);
  await fillReceivers(tables, receivers, { serviceUrl: connector.through(teams.ready.serviceUrl), joined: WEEKS_BEFORE, dueAt: () => undefined });
  const options = { connectionString: storage.through(connectionString), openIdMetadataUrl: teams.ready.openIdMetadataUrl, tenants, leaseTimes: SHORT_LEASE, began: ground.began };
  await Promise.all(workers.map((worker) => worker.ask('begin', options)));
  await until(async () => (await Promise.all(workers.map((worker) => worker.ask('held')))).every(({ length }) => length === 1));

  const totalsOf = async (tenant: number): Promise<TenantTotals> => (await teams.ask('totals')).byTenant.get(tenant) ?? NOTHING;
  return {
    ground, a, b, receivers, tenants, storage, connector, totalsOf,
    begin: () => leaveHints(tables, receivers, () => CARDS_DUE),
    untilTaken: (cards) => until(async () => (await totalsOf(a)).accepted + (await totalsOf(b)).accepted >= cards),
    async close() {
      await Promise.all([storage.behave(undefined), connector.behave(undefined)]);
      await Promise.all(workers.map((worker) => worker.ask('stop')));
      const surprises = await Promise.all(workers.map((worker) => worker.ask('surprises')));
      await Promise.all([storage.close(), connector.close()]);
      return surprises.flat();
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = realNow() + PATIENCE_MS;
  while (!(await holds()) && realNow() < limit) await wait(50);
}
