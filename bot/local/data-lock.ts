import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { LocalRunError } from './local-run-error.ts';
import { LOOPBACK } from './ports.ts';

/**
 * Two copies on one folder would save over each other. The lock names the port that its holder answers on, not its
 * process id: after a kill nobody answers there, while a process id may have gone to somebody else.
 * Throws `data-in-use`.
 */
export async function takeLock(folder: string, port: number): Promise<void> {
  const file = join(folder, 'port');
  const holder = await heldBy(file);
  if (holder !== undefined && holder !== port && (await answers(holder))) {
    throw new LocalRunError('data-in-use', { folder, port: holder });
  }
  await writeFile(file, `${port}\n`);
}

async function heldBy(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const port = Number.parseInt(text, 10);
  return port > 0 && port < 65_536 ? port : undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
