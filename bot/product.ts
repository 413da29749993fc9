import './small-heap.ts';
import type { Server } from 'restify';
import type { Config } from './config.ts';
import { createContext, type Context, type Overrides } from './context.ts';
import { LedtradError } from './domain/errors.ts';
import { drain, DRAIN_TIMES } from './drain.ts';
import { createHealthServer, createServer } from './server.ts';
import { startTelemetry, type TelemetryOverrides } from './telemetry/telemetry.ts';
import { readVersion } from './version.ts';

export interface RunningProduct {
  readonly context: Context;
  readonly port: number;
  /** No new calls, then what was begun is finished; acknowledged writes are in storage by then. Over after 25 s, whatever hangs. */
  stop(): Promise<void>;
}

/** What a test or the local run puts in the place of the real thing. */
export interface ProductOverrides extends Overrides {
  readonly telemetry?: TelemetryOverrides;
}

/** The clock's door alone: delivery, and an address that tells how it is. Throws as `startProduct` does, but needs no tab. */
export async function startWorker(config: Config, overrides: ProductOverrides = {}): Promise<RunningProduct> {
  return await start(config, overrides, createHealthServer);
}

/**
 * Starts the product: the doors, then the tables, if storage answers. `extend` may add routes before it listens.
 * Throws CatalogueError, CalendarError, TabMissingError, or Node's EADDRINUSE.
 */
export async function startProduct(config: Config, overrides: ProductOverrides = {}, extend?: (server: Server, context: Context) => void): Promise<RunningProduct> {
  return await start(config, overrides, (context) => {
    const server = createServer(context);
    extend?.(server, context);
    return server;
  });
}

async function start(config: Config, overrides: ProductOverrides, serve: (context: Context) => Server): Promise<RunningProduct> {
  const telemetry = await startTelemetry(config.telemetry, readVersion(), overrides.telemetry);
  const context = createContext(config, overrides, telemetry.into);
  telemetry.reportTo((reason) => context.logger.warn({ code: 'telemetry-not-delivered', reason }, 'what is measured does not arrive'));
  try {
    const server = serve(context);
    const port = await listen(server, config.http);
    await makeTables(context);
    return { context, port, stop: () => drain(server, context, telemetry, overrides.drainTimes ?? DRAIN_TIMES) };
  } catch (error) {
    await context.drain();
    await telemetry.stop();
    throw error;
  }
}

/**
 * Storage that is away, or an identity whose rights are not in force yet, is told of and waited for: the clock goes on
 * trying, and meanwhile health is answered, so that the platform does not start the process over and over.
 */
async function makeTables({ ensureTables, logError }: Context): Promise<void> {
  try {
    await ensureTables();
  } catch (error) {
    if (!(error instanceof LedtradError && error.code === 'storage-unavailable')) throw error;
    logError(error, { door: 'storage' });
  }
}

function listen(server: Server, { host, port }: Config['http']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve(server.address().port);
    });
  });
}
