import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { LocalRunError } from './local-run-error.ts';

export const LOOPBACK = '127.0.0.1';

/** Above those that services are known by and browsers refuse. */
const LOWEST_FREE_PORT = 20_000;
const LOWEST_OUTGOING_PORT = 32_768;

/** Throws `port-taken` or `port-not-allowed`; somebody can still take the port between this and its use. */
export async function assertPortFree(port: number): Promise<void> {
  const server = createServer();
  await listenOnLoopback(server, port);
  await close(server);
}

/**
 * A port that was free a moment ago, for somebody who will listen there soon. Not of the system's choice: it chooses
 * among those that it gives to outgoing connections too (from 32768 up), and one of these would take it meanwhile.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(LOWEST_FREE_PORT, LOWEST_OUTGOING_PORT);
  try {
    await assertPortFree(port);
    return port;
  } catch (error) {
    if (!(error instanceof LocalRunError)) throw error;
    return await freePort();
  }
}

/** Resolves to the port, which the system chooses for 0. Throws `port-taken` or `port-not-allowed`. */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      // A string is a pipe's, null is a closed server's.
      if (address === null || typeof address === 'string') reject(new Error('A listening server without a port'));
      else resolve(address.port);
    });
  });
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new LocalRunError('port-taken', { port }, { cause: error });
  if (error.code === 'EACCES') return new LocalRunError('port-not-allowed', { port }, { cause: error });
  return error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
