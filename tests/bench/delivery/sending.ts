import { setTimeout as wait } from 'node:timers/promises';
import type { TeamsAtScale } from '../../support/teams-at-scale.ts';
import type { TenantTotals, Totals } from '../../support/teams-record.ts';
import { startBenchWorker, type Costs } from './worker.ts';

export interface Sending {
  readonly totals: Totals;
  readonly costs: Costs;
}

const LOOK_EVERY_MS = 250;
/** After the last card: it is written down, and teams' summaries are brought up to date. */
const WRITTEN_WITHIN_MS = 60_000;
const PATIENCE_MS = 300_000;

/**
 * Has a worker with tables in its own memory send everybody their weekly card, to the last summary. Throws if somebody got
 * none, or two.
 */
export async function sendToAll(teams: TeamsAtScale, { receivers, tenants }: { receivers: number; tenants: number }): Promise<Sending> {
  await teams.ask('reset');
  const { serviceUrl, openIdMetadataUrl } = teams.ready;
  const worker = await startBenchWorker({ receivers, tenants, serviceUrl, openIdMetadataUrl });
  try {
    await worker.ask('begin');
    await until(async () => (await teams.ask('totals')).accepted >= receivers, PATIENCE_MS);
    await until(async () => (await worker.ask('pending')) === 0, WRITTEN_WITHIN_MS);
    const costs = await whenSettled(() => worker.ask('costs'), () => worker.ask('behind'));
    const totals = await teams.ask('totals');
    const chats = await teams.ask('conversations');
    if (totals.accepted !== receivers || chats.size !== receivers) throw new Error(`${receivers} receivers, ${chats.size} with a card, ${totals.accepted} cards`);
    return { totals, costs };
  } finally {
    await worker.end();
  }
}

/** Looking whether it is over costs requests of its own: so what it has cost is asked for before each look. */
async function whenSettled(costs: () => Promise<Costs>, behind: () => Promise<number>): Promise<Costs> {
  await wait(4_000);
  const settled = await costs();
  if ((await behind()) > 0) throw new Error('teams’ summaries are still behind');
  return settled;
}

export async function until(holds: () => Promise<boolean>, limitMs: number): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`not within ${limitMs / 1_000} s`);
    await wait(LOOK_EVERY_MS);
  }
}

/** From the first card to the last, of all tenants together. */
export function cardsPerSecond({ accepted, byTenant }: Totals): number {
  const times = [...byTenant.values()];
  return ((accepted - 1) * 1_000) / (Math.max(...times.map(lastOf)) - Math.min(...times.map(firstOf)));
}

export function secondsOf(totals: TenantTotals): number {
  return (lastOf(totals) - firstOf(totals)) / 1_000;
}

function firstOf({ first = NaN }: TenantTotals): number {
  return first;
}

function lastOf({ last = NaN }: TenantTotals): number {
  return last;
}
