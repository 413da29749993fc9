import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

describe('A TCP proxy', () => {
  let server: Server;
  let heard: string[];
  let proxy: TcpProxy;
  const clients: Socket[] = [];

  beforeEach(async () => {
    heard = [];
    server = createServer((socket) => {
      socket.setEncoding('utf8').on('error', () => {});
      socket.on('data', (text: string) => {
        heard.push(text);
        socket.write(`so ${text}`);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await startTcpProxy(portOf(server));
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await proxy.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('hands on what is said, in order, and ends when one side does', async () => {
    const client = await connected();
    for (const word of ['one', 'two', 'three']) assert.equal(await said(client, word), `so ${word}`);
    client.end();
    await once(client, 'close');
    assert.deepEqual(heard, ['one', 'two', 'three']);
  });

  it('puts its port into an address and into a connection string', () => {
    const target = portOf(server);
    assert.equal(proxy.through(`http://127.0.0.1:${target}/teams/`), `http://127.0.0.1:${proxy.port}/teams/`);
    assert.equal(proxy.through(`A=b;TableEndpoint=http://127.0.0.1:${target}/dev;`), `A=b;TableEndpoint=http://127.0.0.1:${proxy.port}/dev;`);
  });

  it('delays both directions, and keeps the order when the delay is over', async () => {
    const client = await connected();
    await proxy.behave({ kind: 'delay', milliseconds: 50 });
    const began = performance.now();
    client.write('slow');
    await new Promise((resolve) => setTimeout(resolve, 10));
    await proxy.behave(undefined);
    for (let answer = await said(client, '|fast'); !answer.endsWith('fast'); ) answer += String((await once(client, 'data'))[0]);
    assert.equal(heard.join(''), 'slow|fast');
    assert.ok(performance.now() - began >= 49);
  });

  it('refuses, also what was connected, and is well again on the same port', async () => {
    const client = await connected();
    const lost = reset(client);
    await proxy.behave({ kind: 'refuse' });
    await lost;
    await assert.rejects(connected(), { code: 'ECONNREFUSED' });
    await proxy.behave(undefined);
    assert.equal(await said(await connected(), 'again'), 'so again');
  });

  it('resets what is connected, and what is said, before the server hears of it', async () => {
    const client = await connected();
    const lost = reset(client);
    await proxy.behave({ kind: 'reset' });
    await lost;
    const next = await connected();
    const lostAgain = reset(next);
    next.write('nothing');
    await lostAgain;
    assert.deepEqual(heard, []);
  });

  it('loses the answer to what the server has heard', async () => {
    const client = await connected();
    await proxy.behave({ kind: 'lose-answers' });
    const lost = reset(client);
    client.write('done');
    await lost;
    assert.deepEqual(heard, ['done']);
  });

  it('swallows requests for good, and answers for good', async () => {
    for (const [what, hears] of [['requests', []], ['answers', ['hello', 'hello']]] as const) {
      const client = await connected();
      await proxy.behave({ kind: 'swallow', what });
      client.write('hello');
      await silence(client);
      await proxy.behave(undefined);
      client.write('hello');
      await silence(client);
      assert.deepEqual(heard, hears);
      assert.equal(client.destroyed, false);
    }
  });

  it('strikes as often as its probability says', async () => {
    await proxy.behave({ kind: 'lose-answers', probability: 0.3 });
    let lost = 0;
    for (let count = 0; count < 60; count += 1) {
      const client = await connected();
      await said(client, 'hello').catch(() => (lost += 1));
    }
    assert.equal(heard.length, 60);
    assert.equal(proxy.struck, lost);
    assert.ok(lost > 6 && lost < 30, `${lost} of 60`);
  });

  it('loses the client when the server is not there', async () => {
    const nobody = await startTcpProxy(1);
    const client = connect(nobody.port, '127.0.0.1');
    await assert.rejects(said(client, 'hello'), { code: 'ECONNRESET' });
    await nobody.close();
  });

  async function connected(): Promise<Socket> {
    const client = connect(proxy.port, '127.0.0.1');
    clients.push(client);
    await once(client, 'connect');
    return client;
  }
});

/** Rejects if the line is lost first. */
async function said(client: Socket, text: string): Promise<string> {
  const answered = once(client, 'data');
  client.write(text);
  const [chunk] = (await answered) as [Buffer]; // No encoding is set.
  return chunk.toString('utf8');
}

async function reset(client: Socket): Promise<void> {
  await assert.rejects(once(client, 'end'), { code: 'ECONNRESET' });
}

async function silence(client: Socket): Promise<void> {
  await assert.rejects(once(client, 'data', { signal: AbortSignal.timeout(60) }), { name: 'AbortError' });
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address with a port.
  return (server.address() as AddressInfo).port;
}
