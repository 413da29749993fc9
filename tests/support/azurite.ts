import { fileURLToPath } from 'node:url';
import { startChild, untilReady } from '../../bot/local/child.ts';
import { deferred } from '../../bot/local/deferred.ts';

export interface Azurite {
  /** The well-known account of the emulator, on a free port of loopback. */
  readonly connectionString: string;
  close(): Promise<void>;
}

const READY_LIMIT_MS = 8_000;
const END_LIMIT_MS = 2_000;

/**
 * The table service of the emulator, with nothing on disk, in a process of its own: restify, which other tests load,
 * changes the answers of every HTTP server in its process, and the emulator's would never end.
 */
export async function startAzurite(): Promise<Azurite> {
  const listening = deferred<string>();
  const child = await startChild({
    name: 'Azurite',
    file: fileURLToPath(new URL('azurite-process.ts', import.meta.url)),
    args: [],
    nodeFlags: ['--import', 'tsx'],
    onMessage: (connectionString) => listening.resolve(String(connectionString)),
  });
  const connectionString = await untilReady(child, listening.promise, READY_LIMIT_MS);
  return {
    connectionString,
    close: async () => {
      await child.end(END_LIMIT_MS);
    },
  };
}
