/**
 * The process that runs Azurite's table service, started by azurite.ts. It ends by itself, after saving, when the
 * channel to its parent closes: however the parent died, nothing is left listening and no acknowledged row is lost.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import configuration from 'azurite/dist/src/table/TableConfiguration.js';
import server from 'azurite/dist/src/table/TableServer.js';
import { AzuriteArguments, AzuriteRequest, type AzuriteReport } from './azurite-protocol.ts';
import { takeLock } from './data-lock.ts';
import { LocalRunError } from './local-run-error.ts';
import { assertPortFree, LOOPBACK } from './ports.ts';
import { assertReadable } from './table-file.ts';
import { keepSaved, type TableSaver } from './table-saver.ts';

interface Running {
  readonly saver: TableSaver;
  stopListening(): Promise<void>;
}

const KEEP_ALIVE_SECONDS = 5;

const [folder, port] = AzuriteArguments.parse(process.argv.slice(2));
let running: Running | undefined;
let ending = false;

// A parent that was killed no longer reads what is written to it.
process.stderr.on('error', () => undefined);
process.on('message', (message) => void flush(AzuriteRequest.parse(message).id));
process.on('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);

try {
  running = await start();
  report({ kind: 'ready' });
} catch (error) {
  if (!(error instanceof LocalRunError)) throw error;
  report({ kind: 'refused', code: error.code, details: error.details }, () => process.exit(1));
}

async function start(): Promise<Running> {
  await mkdir(folder, { recursive: true });
  // All three before Azurite, which saves to the file before it knows whether it may listen.
  await assertPortFree(port);
  await takeLock(folder, port);
  const file = join(folder, 'tables.json');
  await assertReadable(file);

  const azurite = new server.default(
    new configuration.default(LOOPBACK, port, KEEP_ALIVE_SECONDS, file, false, false, undefined, undefined, false, true),
  );
  await azurite.start();
  return {
    saver: keepSaved(azurite.metadataStore.db, (error) => report({ kind: 'not-saved', reason: String(error) })),
    stopListening: () => azurite.close(),
  };
}

async function flush(id: number): Promise<void> {
  try {
    await running?.saver.flush();
    report({ kind: 'flushed', id });
  } catch (error) {
    report({ kind: 'not-saved', id, reason: String(error) });
  }
}

function end(): void {
  if (ending) return;
  ending = true;
  void saveAndExit();
}

async function saveAndExit(): Promise<void> {
  // Not running yet: nothing has been acknowledged.
  if (running === undefined) process.exit(0);
  try {
    await running.stopListening();
    await running.saver.finish();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`Not saved: ${String(error)}\n`, () => process.exit(1));
  }
}

function report(message: AzuriteReport, sent: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, sent);
  else sent();
}
