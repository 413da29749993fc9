import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../../support/processes.ts';
import { conclude } from '../report.ts';
import { startCollector } from './collector.ts';
import { closeConnections } from './client.ts';
import type { Connector, ConnectorOptions } from './connector.ts';
import { compareCpu } from './cpu.ts';
import { watchMemory } from './memory.ts';

const CONNECTOR = new URL('connector.ts', import.meta.url);
/** `--quick` tells whether everything works; its figures are too few to be quoted. */
const quick = process.argv.includes('--quick');

/** `--telemetry` collects what the bot tells meanwhile, so that the difference is what telling costs. */
const collector = process.argv.includes('--telemetry') ? await startCollector() : undefined;

const folder = await mkdtemp(join(tmpdir(), 'ledtrad-bench-'));
await writeFile(join(folder, 'index.html'), '<!doctype html>');
const size = quick ? { warmUp: 300, turns: 5, submitsATurn: 100 } : { warmUp: 2_500, turns: 24, submitsATurn: 200 };
const connector = await start<Connector>(CONNECTOR, { freshTokens: size.turns * size.submitsATurn } satisfies ConnectorOptions);
try {
  const cpu = await compareCpu(connector.ready, folder, size, collector?.endpoint);
  const memory = await watchMemory(connector.ready, folder, quick ? { first: 300, last: 900 } : { first: 1_000, last: 10_000 }, collector?.endpoint);
  conclude('chat', { quick, ...cpu.figures, memory: memory.figures }, [...cpu.broken, ...memory.broken]);
} finally {
  closeConnections();
  await connector.end();
  collector?.close();
  await rm(folder, { recursive: true });
}
