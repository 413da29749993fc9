import { receiversIn, type Receiver } from '../../bench/delivery/receivers.ts';
import { perSecond } from '../../bench/delivery/usual-pace.ts';
import { printTable } from '../../bench/report.ts';
import { realNow } from '../../support/afternoon.ts';
import { Checks } from '../checks.ts';
import { startGround, type Ground } from '../ground.ts';
import { extraCards, fatesOf, untilSettled, type Fate } from '../outcome.ts';
import { CONNECTOR_SCENARIOS } from './connector-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { prepareWorker, type Worker } from '../worker.ts';
import { setScene, type Scene } from './scene.ts';
import { STORAGE_SCENARIOS } from './storage-scenarios.ts';
import { TEAMS_SCENARIOS } from './teams-scenarios.ts';

const SCENARIOS = [...STORAGE_SCENARIOS, ...CONNECTOR_SCENARIOS, ...TEAMS_SCENARIOS];
/** In each tenant, at most. */
const MOST_RECEIVERS = 200;
const SETTLED_WITHIN_MS = 100_000;

type Row = readonly (string | number)[];

/**
 * Every scenario with tenants and lines of its own: the slow ones all at once, with workers of their own, and meanwhile
 * the others, one after the other.
 */
export async function lineTest(checks: Checks, isWanted: (name: string) => boolean): Promise<void> {
  const receivers = receiversIn({ receivers: 2 * SCENARIOS.length * MOST_RECEIVERS, tenants: 2 * SCENARIOS.length });
  const ground = await startGround();
  const rows = new Map<Scenario, Row>();
  const play = async (scenarios: readonly Scenario[]): Promise<void> => {
    const workers = await Promise.all([prepareWorker(), prepareWorker()]);
    for (const scenario of scenarios) {
      const number = SCENARIOS.indexOf(scenario);
      rows.set(scenario, await playScenario(checks, ground, workers, scenario, receivers, [2 * number, 2 * number + 1]));
    }
    await Promise.all(workers.map((worker) => worker.end()));
  };
  const wanted = SCENARIOS.filter(({ name }) => isWanted(name));
  try {
    await Promise.all([
      ...wanted.filter(({ isSlow }) => isSlow).map((scenario) => play([scenario])),
      play(wanted.filter(({ isSlow }) => !isSlow)),
    ]);
    const { throttled, accepted } = await ground.teams.ask('totals');
    checks.atMost('over Teams’ limits, in all scenarios', throttled, accepted / 500);
  } finally {
    await ground.close();
  }
  printTable('Lines spoilt, and Teams as it can be', ['', 'receivers', 'cards', 'extra', 'listed', 'lost', '429', 'most/s', 'B’s/s', 'seconds'], wanted.map((scenario) => rows.get(scenario) ?? []));
}

async function playScenario(checks: Checks, ground: Ground, workers: readonly Worker[], scenario: Scenario, everybody: readonly Receiver[], [a, b]: readonly [number, number]): Promise<Row> {
  const receivers = [...firstOf(everybody, a, scenario.receivers[0]), ...firstOf(everybody, b, scenario.receivers[1])];
  const scene = await setScene(ground, workers, receivers, [a, b]);
  await scenario.before?.(scene);
  const began = realNow();
  await scene.begin();
  await scenario.happens?.(scene);
  const settled = await untilSettled(ground.world, scene.tenants, SETTLED_WITHIN_MS);
  const seconds = Math.round((realNow() - began) / 100) / 10;
  const fates = await fatesOf(ground, receivers);
  const found = new Checks(scenario.name);
  found.holds('everything is over in the end', settled);
  promiseHolds(found, scenario, scene, fates);
  await scenario.also?.(scene, fates, found);
  found.equal('errors that nothing explains', (await scene.close()).length, 0);
  checks.add(found);
  const [ofA, ofB] = [await scene.totalsOf(a), await scene.totalsOf(b)];
  const { length: listed } = fates.filter(({ failures }) => failures.length > 0);
  return [scenario.name, receivers.length, ofA.accepted + ofB.accepted, extraCards(fates), listed, lostOf(fates).length, ofA.throttled + ofB.throttled, Math.max(ofA.maxPerSecond, ofB.maxPerSecond), perSecond(ofB).toFixed(1), seconds];
}

function promiseHolds(checks: Checks, { mostExtra, reasons = [] }: Scenario, scene: Scene, fates: readonly Fate[]): void {
  checks.equal('lost', lostOf(fates).length, 0);
  checks.atMost('extra cards', extraCards(fates), mostExtra?.(scene) ?? 0);
  checks.equal('listed for another reason', fates.flatMap(({ failures }) => failures).filter(({ reason }) => !reasons.includes(reason)).length, 0);
  checks.equal('listed as certain not to have a card, with one', fates.filter(({ cards, failures }) => cards.length > 0 && failures.some(({ state }) => state !== 'uncertain')).length, 0);
}

function lostOf(fates: readonly Fate[]): readonly Fate[] {
  return fates.filter(({ cards, failures }) => cards.length === 0 && failures.length === 0);
}

function firstOf(everybody: readonly Receiver[], tenant: number, count: number): readonly Receiver[] {
  return everybody.filter((receiver) => receiver.tenant === tenant).slice(0, count);
}
