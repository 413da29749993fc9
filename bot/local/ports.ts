import { createServer, type Server } from 'node:net';
import { LocalRunError } from './local-run-error.ts';

export const LOOPBACK = '127.0.0.1';

/** Throws `port-taken` or `port-not-allowed`; somebody can still take the port between this and its use. */
export async function assertPortFree(port: number): Promise<void> {
  await close(await listen(port));
}

/** A port of the system's choice that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = await listen(0);
  const address = server.address();
  await close(server);
  // A TCP server that listens has an address object; a string is a pipe's, null is a closed server's.
  if (address === null || typeof address === 'string') throw new Error('A listening server without a port');
  return address.port;
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    server.listen(port, LOOPBACK, () => resolve(server));
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
