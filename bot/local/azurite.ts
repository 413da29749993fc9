import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AzuriteReport, type AzuriteRequest } from './azurite-protocol.ts';
import { failure, startChild, untilReady, type Child, type ChildExit } from './child.ts';
import { deferred, type Deferred } from './deferred.ts';
import { LocalRunError } from './local-run-error.ts';
import { LOOPBACK } from './ports.ts';

const READY_LIMIT_MS = 15_000;
/** Long enough to save a large demo; after that its last save, 200 ms old at most, has to do. */
const STOP_LIMIT_MS = 10_000;

/** Azurite's account and key are published constants, the same on every machine: no secret. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface AzuriteOptions {
  /** Where the tables are kept; made if it is not there. */
  readonly folder: string;
  readonly port: number;
  /** It ended although nobody asked it to, so the bot has no storage any more. */
  readonly onExit: (error: LocalRunError) => void;
  /** A save in the background failed, as on a full disk; it is tried again until it works. */
  readonly onNotSaved?: (error: LocalRunError) => void;
}

export interface Azurite {
  readonly connectionString: string;
  readonly pid: number;
  /** Resolves once every row acknowledged before the call is on disk; throws `data-not-saved` or `child-failed`. */
  flush(): Promise<void>;
  /** Saves and ends; the port is free after. Throws `data-not-saved` if the last rows could not be written. */
  stop(): Promise<void>;
}

/**
 * Azurite's table service alone, on loopback, in a process of its own that saves within 200 ms of a write and ends
 * when we end. Throws `port-taken`, `port-not-allowed`, `data-corrupt`, `data-in-use`, `child-failed` or
 * `child-not-ready`; tables that cannot be read are left as they are.
 */
export async function startAzurite(options: AzuriteOptions): Promise<Azurite> {
  const ready = deferred();
  const flushes = new Map<number, Deferred<void>>();
  const child = await startChild({
    name: 'Azurite',
    file: besideThisFile('azurite-child'),
    args: [options.folder, String(options.port)],
    nodeFlags: typeScriptFlags(),
    onMessage: (message) => hear(AzuriteReport.parse(message), ready, flushes, options),
  });
  try {
    await untilReady(child, ready.promise, READY_LIMIT_MS);
  } catch (error) {
    await child.end(0);
    throw error;
  }
  return running(child, flushes, options);
}

function hear(
  report: AzuriteReport,
  ready: Deferred<void>,
  flushes: Map<number, Deferred<void>>,
  options: AzuriteOptions,
): void {
  switch (report.kind) {
    case 'ready':
      return ready.resolve();
    case 'refused':
      return ready.reject(new LocalRunError(report.code, report.details));
    case 'flushed':
      return flushes.get(report.id)?.resolve();
    case 'not-saved': {
      const error = new LocalRunError('data-not-saved', { reason: report.reason });
      return report.id === undefined ? options.onNotSaved?.(error) : flushes.get(report.id)?.reject(error);
    }
  }
}

function running(child: Child, flushes: Map<number, Deferred<void>>, options: AzuriteOptions): Azurite {
  let asked = false;
  let lastId = 0;
  void child.exited.then((exit) => {
    const error = failure(child.name, exit);
    for (const flush of flushes.values()) flush.reject(error);
    if (!asked) options.onExit(error);
  });

  return {
    connectionString: azuriteConnection(options.port),
    pid: child.pid,
    flush: async () => {
      const id = (lastId += 1);
      const flush = deferred();
      flushes.set(id, flush);
      try {
        const request: AzuriteRequest = { kind: 'flush', id };
        if (!child.send(request)) throw failure(child.name, await child.exited);
        await flush.promise;
      } finally {
        flushes.delete(id);
      }
    },
    stop: async () => {
      asked = true;
      assertSaved(await child.end(STOP_LIMIT_MS));
    },
  };
}

function assertSaved(exit: ChildExit): void {
  if (exit.code !== 0) throw new LocalRunError('data-not-saved', { reason: exit.lastWords || String(exit.signal) });
}

/** Of the emulator on a port of this machine, by the account and key that its vendor publishes. */
export function azuriteConnection(port: number): string {
  const endpoint = `http://${LOOPBACK}:${port}/${ACCOUNT}`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${endpoint};`;
}

/** The sibling has our own extension: `.ts` from source, `.js` when compiled. */
function besideThisFile(name: string): string {
  return fileURLToPath(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url));
}

/** From source the child needs the same loader as we; compiled, nothing. */
function typeScriptFlags(): string[] {
  if (extname(import.meta.url) !== '.ts') return [];
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
}
