import type { Server } from 'restify';
import type { Context } from './context.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { within } from './within.ts';

/** The longest that a part of a stop may take, milliseconds. */
export interface DrainTimes {
  /** What was begun: answers, cards on their way to Teams, what follows an answer, lanes. */
  readonly work: number;
  /** Telling a collector, each time. */
  readonly telemetry: number;
}

/**
 * A stop is over after 25 s, whatever hangs. App Service on Linux ends a process 5 s after SIGTERM unless
 * WEBSITES_CONTAINER_STOP_TIME_LIMIT says otherwise (120 s at most); infra sets it to 30. Most of it is for one card on its
 * way: Teams may take 15 s to say what became of it, and that has to be written down.
 */
export const DRAIN_TIMES: DrainTimes = { work: 23_000, telemetry: 2_000 };

/**
 * Nothing new, then what was begun is finished, the lanes are given back, and the collector is told. What cannot be
 * finished in time is left as a kill would leave it: within the promise of delivery/README.md. Health is answered to the end.
 */
export async function drain(server: Server, context: Context, telemetry: Telemetry, { work, telemetry: telling }: DrainTimes): Promise<void> {
  const { calls, logger, laneReports } = context;
  calls.close();
  // While the lanes are still held: what is given back is another process's to tell of.
  const told = within(telling, telemetry.flush());
  const isDone = await within(work, context.drain().then(() => true));
  const lanes = laneReports().filter(({ held }) => held === 'here').length;
  if (!isDone || calls.size > 0 || lanes > 0) logger.warn({ code: 'drain-cut', calls: calls.size, lanes }, 'stopped before all was finished');
  await told;
  await within(telling, telemetry.stop());
  await shut(server);
}

async function shut(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.server.closeAllConnections();
  await closed;
}
