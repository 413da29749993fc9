import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response, Server } from 'restify';
import type { Context } from './context.ts';
import { LedtradError } from './domain/errors.ts';

/** Storage that has not answered by then is away, as far as a person looking at the page is concerned. */
const STORAGE_DEADLINE_MS = 2_000;

/**
 * `/livez` for the platform: the process is well. `/healthz` for people: and so is what it needs. An outage of storage
 * must not make the platform recycle every copy, so the first says nothing of it.
 */
export function mountHealth(server: Server, context: Context): void {
  server.get('/livez', async (_request: Request, response: Response) => {
    response.json(200, { status: 'ok' });
  });
  server.get('/healthz', async (_request: Request, response: Response) => {
    const storage = await storageHealth(context);
    const body = { status: storage.status, version: context.version, storage, lanes: context.laneHealth() };
    response.json(storage.status === 'ok' ? 200 : 503, body, { 'Cache-Control': 'no-store' });
  });
}

async function storageHealth({ world }: Context): Promise<{ status: 'ok' } | { status: 'away'; reason: string }> {
  const answered = new AbortController();
  try {
    await Promise.race([world.ping(), tooLate(answered.signal)]);
    return { status: 'ok' };
  } catch (error) {
    return { status: 'away', reason: String(error instanceof LedtradError ? error.details['reason'] ?? error.code : 'unexpected') };
  } finally {
    answered.abort();
  }
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await wait(STORAGE_DEADLINE_MS, undefined, { signal });
  throw new LedtradError('storage-unavailable', { reason: 'no answer in 2 s' });
}
