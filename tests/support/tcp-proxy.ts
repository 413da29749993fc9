import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { seededRandom } from './seeded-random.ts';

/**
 * What goes wrong on the line. An exchange begins when the client speaks after the server has; `probability`, 0 to 1
 * and 1 if left out, is asked at each.
 */
export type LineFault =
  /** Every piece arrives so much later, in both directions. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The server is down: nobody listens, and what was connected is reset. */
  | { readonly kind: 'refuse' }
  /** Before the server hears of it. With certainty: also what is connected, at once. */
  | { readonly kind: 'reset'; readonly probability?: number }
  /** Requests: the server never hears of it. Answers: it does, and nothing ever comes back. The line stays open. */
  | { readonly kind: 'swallow'; readonly what: 'requests' | 'answers'; readonly probability?: number }
  /** The server has heard and answered; instead of the answer comes a reset. */
  | { readonly kind: 'lose-answers'; readonly probability?: number };

export interface TcpProxy {
  readonly port: number;
  /** An address or a connection string with the proxy's port in place of the real one. */
  through(address: string): string;
  /** From now on, in place of what was wrong before; `undefined` makes the line well, except what was swallowed. */
  behave(fault: LineFault | undefined): Promise<void>;
  /** Exchanges that were reset, swallowed or robbed of their answer. */
  readonly struck: number;
  close(): Promise<void>;
}

/** A line on loopback to a port that listens there, in this process. */
export async function startTcpProxy(target: number, seed = 1): Promise<TcpProxy> {
  const random = seededRandom(seed);
  const lines = new Set<Line>();
  let fault: LineFault | undefined;
  let struck = 0;

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const line = new Line(client, connect({ port: target, host: '127.0.0.1', allowHalfOpen: true }), {
      delayMs: () => (fault?.kind === 'delay' ? fault.milliseconds : 0),
      fate() {
        if (!fault || fault.kind === 'delay' || fault.kind === 'refuse') return undefined;
        if (random() >= (fault.probability ?? 1)) return undefined;
        struck += 1;
        return fault;
      },
    });
    lines.add(line);
    client.once('close', () => lines.delete(line));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;

  return {
    port,
    through: (address) => address.replace(`:${target}/`, `:${port}/`),
    async behave(next) {
      fault = next;
      if (next?.kind === 'refuse') return await shut();
      if (next?.kind === 'reset' && (next.probability ?? 1) === 1) await resetAll();
      if (server.listening) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    get struck() {
      return struck;
    },
    close: shut,
  };

  async function resetAll(): Promise<void> {
    const gone = [...lines].map((line) => line.gone);
    for (const line of lines) line.reset();
    await Promise.all(gone);
  }

  async function shut(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    await resetAll();
    await closed;
  }
}

type Fate = Exclude<LineFault, { kind: 'delay' | 'refuse' }> | undefined;

interface Weather {
  delayMs(): number;
  /** Of the exchange that begins. */
  fate(): Fate;
}

/** One client's connection and ours to the server in its name. */
class Line {
  readonly gone: Promise<void>;
  readonly #client: Socket;
  readonly #server: Socket;
  #speaking: 'client' | 'server' = 'server';
  #fate: Fate;

  constructor(client: Socket, server: Socket, weather: Weather) {
    this.#client = client;
    this.#server = server;
    this.gone = Promise.all([client, server].map((socket) => new Promise((resolve) => socket.once('close', resolve)))).then(() => {});
    const toServer = delayed(server, weather.delayMs);
    const toClient = delayed(client, weather.delayMs);

    client.on('data', (chunk) => {
      if (this.#speaking === 'server' && this.#fate?.kind !== 'swallow') this.#fate = weather.fate();
      this.#speaking = 'client';
      if (this.#fate?.kind === 'reset') return this.reset();
      if (this.#swallows('requests')) return;
      toServer.write(chunk);
    });
    server.on('data', (chunk) => {
      this.#speaking = 'server';
      if (this.#fate?.kind === 'lose-answers') return this.reset();
      if (!this.#swallows('answers')) toClient.write(chunk);
    });
    client.on('end', () => toServer.end());
    server.on('end', () => toClient.end());
    // However one side is lost, the other is lost as well.
    for (const socket of [client, server]) socket.on('error', () => this.reset());
    client.once('close', () => server.destroy());
  }

  reset(): void {
    // What is being shut down cannot be reset any more, and Node would never say that it is closed.
    if (this.#client.writableEnded) this.#client.destroy();
    else this.#client.resetAndDestroy();
    this.#server.destroy();
  }

  #swallows(what: 'requests' | 'answers'): boolean {
    return this.#fate?.kind === 'swallow' && this.#fate.what === what;
  }
}

/** Hands on in order, however the delay changes. */
function delayed(socket: Socket, delayMs: () => number) {
  const waiting: { readonly due: number; readonly act: () => void }[] = [];
  let last = 0;

  function later(act: () => void): void {
    last = Math.max(last, performance.now() + delayMs());
    waiting.push({ due: last, act });
    if (waiting.length === 1) handOn();
  }

  function handOn(): void {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const milliseconds = next.due - performance.now();
      if (milliseconds > 0) return void setTimeout(handOn, Math.ceil(milliseconds));
      next.act();
      waiting.shift();
    }
  }

  return {
    write: (chunk: Buffer) => later(() => socket.writable && socket.write(chunk)),
    end: () => later(() => socket.end()),
  };
}
