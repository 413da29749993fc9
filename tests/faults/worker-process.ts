/** The process that worker.ts starts. */
import pino from 'pino';
import { createContext, type Context } from '../../bot/context.ts';
import { afternoonClock } from '../support/afternoon.ts';
import { deliveryConfig } from '../support/delivery-config.ts';
import { serveParent } from '../support/parent.ts';
import type { WorkerQuestions } from './worker.ts';

const surprises: string[] = [];
const logger = pino({ level: 'error' }, { write: (line: string) => void (/"code":"(?:storage-unavailable|too-busy)"/.test(line) || surprises.push(line)) });
let context: Context | undefined;

serveParent<object, WorkerQuestions>({}, {
  begin({ leaseTimes, began, ...settings }) {
    context = createContext(deliveryConfig(settings), { leaseTimes, clock: afternoonClock(began), logger });
  },
  held: () => (context?.laneReports() ?? []).filter(({ held }) => held === 'here').map(({ tenantId }) => tenantId),
  reports: () => context?.laneReports() ?? [],
  surprises: () => surprises.splice(0),
  async stop() {
    await context?.drain();
    context = undefined;
  },
});
