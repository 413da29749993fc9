import type { Request, Response, Server } from 'restify';
import type { Temporal } from 'temporal-polyfill';
import type { Context } from './context.ts';
import type { LaneReport } from './delivery/lanes.ts';
import { LedtradError } from './domain/errors.ts';
import { laneName } from './domain/lane/lane-name.ts';
import { within } from './within.ts';

/** Storage that has not answered by then is away, as far as a person looking at the page is concerned. */
const STORAGE_DEADLINE_MS = 2_000;

const PATHS: ReadonlySet<string> = new Set(['/livez', '/healthz']);

/** Answered until the process is gone, when nothing else is any more. */
export function isHealth({ url = '' }: Pick<Request, 'url'>): boolean {
  return PATHS.has(url);
}

/**
 * `/livez` for the platform: the process is well. `/healthz` for people: and so is what it needs. An outage of storage
 * must not make the platform recycle every copy, so the first says nothing of it. A process that is to stop is well, and is
 * not to be sent anything: the second says `draining`.
 */
export function mountHealth(server: Server, context: Context): void {
  server.get('/livez', async (_request: Request, response: Response) => {
    response.json(200, { status: 'ok' });
  });
  server.get('/healthz', async (_request: Request, response: Response) => {
    const storage = await storageHealth(context);
    const status = context.calls.isClosed ? 'draining' : storage.status;
    const body = { status, version: context.version, storage, lanes: context.laneReports().map((report) => laneHealth(report, context.world.clock.now())) };
    response.json(status === 'ok' ? 200 : 503, body, { 'Cache-Control': 'no-store' });
  });
}

function laneHealth({ tenantId, held, stats, alert }: LaneReport, now: Temporal.Instant) {
  const { pending, oldestDueAt, failures } = stats;
  return {
    lane: laneName(tenantId),
    held,
    pending,
    oldestDueSeconds: oldestDueAt === undefined ? 0 : Math.max(0, Math.round((now.epochMilliseconds - Date.parse(oldestDueAt)) / 1_000)),
    ...failures,
    ...(alert ? { alert } : {}),
  };
}

async function storageHealth({ world }: Context): Promise<{ status: 'ok' } | { status: 'away'; reason: string }> {
  try {
    const isThere = await within(STORAGE_DEADLINE_MS, world.ping().then(() => true));
    return isThere ? { status: 'ok' } : { status: 'away', reason: 'no answer in 2 s' };
  } catch (error) {
    return { status: 'away', reason: String(error instanceof LedtradError ? error.details['reason'] ?? error.code : 'unexpected') };
  }
}
