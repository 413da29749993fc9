/** The process that planner.ts starts. */
import { LaneRun } from '../../../bot/delivery/lane-run.ts';
import { LEASE_TIMES } from '../../../bot/delivery/lease.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import { SimulatedClock, SimulatedTime } from '../../delivery/simulated-time.ts';
import { AFTERNOON, CARDS_DUE, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { argument, serveParent } from '../../support/parent.ts';
import { countingIds, worldOver } from '../../support/world.ts';
import { fillReceivers, receiversIn, tenantsOf } from './receivers.ts';
import type { PlannerOptions, PlannerQuestions } from './planner.ts';

const A_MINUTE_MS = 60_000;
const { members, due } = argument<PlannerOptions>();
const everybody = receiversIn({ receivers: members, tenants: 1 });
const [tenantId] = tenantsOf(everybody);
if (tenantId === undefined) throw new TypeError('nobody is there');

const counter = requestCounter();
const tables = memoryTables({ onRequest: counter.onRequest });
await fillReceivers(tables, everybody, { serviceUrl: 'http://127.0.0.1:1/teams/', joined: WEEKS_BEFORE, dueAt: ({ index }) => (index < due ? CARDS_DUE : undefined) });
counter.reset();

const time = new SimulatedTime();
const world = worldOver(tables, { clock: new SimulatedClock(time, AFTERNOON.toString()), ids: countingIds() });
let sent = 0;

serveParent<object, PlannerQuestions>({}, {
  async requests() {
    const run = new LaneRun({
      world,
      tenantId,
      holder: 'holder',
      times: LEASE_TIMES,
      clock: time,
      random: () => 0.5,
      async send(_tenantId, { delivery }) {
        await time.sleep(120);
        sent += 1;
        return { kind: 'sent', activityId: delivery.id };
      },
      onNotAuthorised: () => {},
      onAttempt: () => {},
      onError(error) {
        throw error;
      },
    }, undefined);
    const running = run.run();
    await time.until(time.sleep(A_MINUTE_MS));
    run.stop();
    await time.until(running);
    if (sent !== due) throw new Error(`${due} were due, ${sent} were sent`);
    return counter.requests;
  },
});
