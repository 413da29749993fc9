import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { printTable } from '../../bench/report.ts';
import { fillReceivers, leaveHints, receiversIn, tenantsOf, type Receiver } from '../../bench/delivery/receivers.ts';
import { CARDS_DUE, realNow, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { deliveryConfig } from '../../support/delivery-config.ts';
import { ROOT, startProductProcess } from '../../support/product-processes.ts';
import { startTcpProxy, type LineFault } from '../../support/tcp-proxy.ts';
import type { FaultRule } from '../../support/teams-faults.ts';
import { Checks } from '../checks.ts';
import { startGround, type Ground } from '../ground.ts';
import { extraCards, fatesOf, untilSettled } from '../outcome.ts';
import { prepareWorker, SHORT_LEASE, type Worker } from '../worker.ts';

interface Scenario {
  readonly name: string;
  /** Between the process that is to stop and the tables, just before it is told. */
  readonly storage?: LineFault;
  /** The same of Teams. */
  readonly teams?: FaultRule;
  /** So many may be listed as uncertain. */
  readonly mostUncertain: number;
  /** Whether it gives its lane back, so that nobody has to wait until it counts as dead. */
  readonly givesBack: boolean;
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'nothing', mostUncertain: 0, givesBack: true },
  // Their outcome is unknown after 15 s; the next one sends them once more, and Teams may hang still.
  { name: 'Teams', teams: { fault: { kind: 'hang', accepted: false } }, mostUncertain: 16, givesBack: true },
  { name: 'storage', storage: { kind: 'swallow', what: 'requests' }, mostUncertain: 0, givesBack: false },
];
const RECEIVERS = 150;
/** Sent before it is told, so that the rest is under way. */
const BEFORE = 20;
/** As infra sets WEBSITES_CONTAINER_STOP_TIME_LIMIT: then App Service kills. */
const MOST_SECONDS = 30;
/** By then what is sent next hangs. */
const UNDER_WAY_AFTER_MS = 300;
const SETTLED_WITHIN_MS = 60_000;
const PATIENCE_MS = 30_000;

type Row = readonly (string | number)[];

/** Processes told to stop in the middle of sending, with the product's own times, while something hangs; another one goes on. */
export async function drainTest(checks: Checks): Promise<void> {
  const receivers = receiversIn({ receivers: RECEIVERS * SCENARIOS.length, tenants: SCENARIOS.length });
  const ground = await startGround();
  const tabFolder = await mkdtemp(join(tmpdir(), 'ledtrad-tab-'));
  await writeFile(join(tabFolder, 'index.html'), '<!doctype html>');
  try {
    await fillReceivers(ground.tables, receivers, { serviceUrl: ground.teams.ready.serviceUrl, joined: WEEKS_BEFORE, dueAt: () => undefined });
    const rows = await Promise.all(SCENARIOS.map((scenario, tenant) => playScenario(checks, ground, scenario, receivers.filter((each) => each.tenant === tenant), tabFolder)));
    printTable('Told to stop while it sends, and meanwhile hangs', ['', 'receivers', 'cards', 'extra', 'listed', 'lost', 'seconds until it was gone'], rows);
  } finally {
    await Promise.all([ground.close(), rm(tabFolder, { recursive: true })]);
  }
}

async function playScenario(checks: Checks, ground: Ground, scenario: Scenario, receivers: readonly Receiver[], tabFolder: string): Promise<Row> {
  const { connectionString, teams, began, tables, world } = ground;
  const [tenant = 0] = receivers.map((each) => each.tenant);
  const tenants = tenantsOf(receivers);
  const [tenantId] = tenants;
  if (!tenantId) throw new TypeError('a scenario has a tenant');
  const storage = await startTcpProxy(Number(/TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(connectionString)?.[1]), tenant);
  const settings = { openIdMetadataUrl: teams.ready.openIdMetadataUrl, tenants };
  const leaving = await startProductProcess({
    root: ROOT, began, tabFolder, leaseTimes: SHORT_LEASE,
    config: { ...deliveryConfig({ ...settings, connectionString: storage.through(connectionString) }), logLevel: 'info' },
  });
  const staying = await prepareWorker();
  const taken = async () => (await teams.ask('totals')).byTenant.get(tenant)?.accepted ?? 0;
  const found = new Checks(`stopped while ${scenario.name} hangs`);
  try {
    await leaveHints(tables, receivers, () => CARDS_DUE);
    await until(async () => (await taken()) > 0);
    await staying.ask('begin', { ...settings, connectionString, leaseTimes: SHORT_LEASE, began });
    await until(async () => (await taken()) >= BEFORE);
    if (scenario.teams) await teams.ask('behave', { ...scenario.teams, tenants: [tenant] });
    if (scenario.storage) await storage.behave(scenario.storage);
    await wait(UNDER_WAY_AFTER_MS);
    // What it cannot write down any more, the next one has to send again.
    const sending = scenario.storage ? (await world.lanes.queue(tenantId)).filter(({ state }) => state.kind === 'sending').length : 0;
    const toldAt = realNow();
    leaving.signal('SIGTERM');
    const { code } = await leaving.exited;
    const seconds = Math.round((realNow() - toldAt) / 100) / 10;
    found.holds('it is gone before it is killed', seconds <= MOST_SECONDS, `${seconds} s, at most ${MOST_SECONDS}`);
    found.equal('its exit code', code ?? -1, 0);
    found.holds('it gives its lane back, or says that it could not', leaving.log.some((line) => line['code'] === 'drain-cut') !== scenario.givesBack);
    await teams.ask('behaveWell');
    found.holds('everything is over in the end', await untilSettled(world, tenants, SETTLED_WITHIN_MS));
    const fates = await fatesOf(ground, receivers);
    const lost = fates.filter(({ cards, failures }) => cards.length === 0 && failures.length === 0).length;
    const failures = fates.flatMap((fate) => fate.failures);
    const uncertain = failures.filter(({ state }) => state === 'uncertain').length;
    found.equal('lost', lost, 0);
    found.atMost('listed as uncertain', uncertain, scenario.mostUncertain);
    found.equal('listed as something else', failures.length - uncertain, 0);
    found.atMost('extra cards, against rows in `sending` that it could not write any more', extraCards(fates), sending);
    found.equal('errors that nothing explains', (await staying.ask('surprises')).length, 0);
    return [scenario.name, receivers.length, await taken(), extraCards(fates), failures.length, lost, seconds];
  } finally {
    checks.add(found);
    await close(leaving, staying, storage);
  }
}

async function close(leaving: Awaited<ReturnType<typeof startProductProcess>>, staying: Worker, storage: Awaited<ReturnType<typeof startTcpProxy>>): Promise<void> {
  if (!leaving.exit) leaving.signal('SIGKILL');
  await leaving.exited;
  await staying.ask('stop');
  await Promise.all([staying.end(), storage.close()]);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = realNow() + PATIENCE_MS;
  while (!(await holds()) && realNow() < limit) await wait(20);
}
