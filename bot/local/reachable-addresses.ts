import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

const LISTENING = '0A';
const CONNECT_LIMIT_MS = 500;

/**
 * The addresses beside loopback at which something answers on this port: what the kernel says (Linux), and, as not
 * every system can be asked, what trying every address of this machine shows.
 */
export async function reachableAddresses(port: number): Promise<string[]> {
  const answering = await Promise.all(ownAddresses().map(async (address) => ((await answers(address, port)) ? [address] : [])));
  const listening = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => listeningBeyondLoopback(file, port)));
  return [...new Set([...answering.flat(), ...listening.flat()])];
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal)
    .map((address) => (address.scopeid ? `${address.address}%${address.scopeid}` : address.address));
}

function answers(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: CONNECT_LIMIT_MS });
    const settle = (answered: boolean) => () => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', settle(true)).once('timeout', settle(false)).once('error', settle(false));
  });
}

async function listeningBeyondLoopback(file: string, port: number): Promise<string[]> {
  const table = await readFile(file, 'utf8').catch(() => '');
  return parseSocketTable(table)
    .filter((socket) => socket.state === LISTENING && socket.port === port && !isLoopback(socket.address))
    .map((socket) => socket.address);
}

/** Rows such as `0: 0100007F:DB56 00000000:0000 0A …`: local address and port in hexadecimal, then the state. */
function parseSocketTable(table: string): { address: string; port: number; state: string }[] {
  return [...table.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /gm)].map(
    ([, address = '', port = '', state = '']) => ({ address, port: Number.parseInt(port, 16), state }),
  );
}

/** Hexadecimal, each group of four bytes in the machine's own order: 127.x.y.z, ::1 and ::ffff:127.x.y.z. */
function isLoopback(address: string): boolean {
  return /^(?:0{16}FFFF0000)?[0-9A-F]{6}7F$/.test(address) || address === `${'0'.repeat(24)}01000000`;
}
