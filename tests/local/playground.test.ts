import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEMO_PEOPLE_FILE, demoPeople } from '../../bot/local/demo-people.ts';
import type { LocalRunError } from '../../bot/local/local-run-error.ts';
import { startPlayground, type Playground } from '../../bot/local/playground.ts';
import { assertPortFree, freePort, listenOnLoopback } from '../../bot/local/ports.ts';
import { reachableAddresses } from '../../bot/local/reachable-addresses.ts';
import { eventually, isRunning } from './eventually.ts';
import { startParent } from './fixtures/parent.ts';

const CONFIG_FILE = fileURLToPath(DEMO_PEOPLE_FILE);
const Activity = z.looseObject({ type: z.string(), serviceUrl: z.string(), localTimezone: z.string().optional() });

describe('the Playground as our child', function () {
  this.timeout(30_000);

  let bot: Server;
  let received: z.infer<typeof Activity>[];
  let exits: LocalRunError[];
  let port: number;
  let botEndpoint: string;

  before(async () => {
    bot = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
        if (body !== '') received.push(Activity.parse(JSON.parse(body)));
        response.end();
      })();
    });
    botEndpoint = `http://127.0.0.1:${await listenOnLoopback(bot, 0)}/api/messages`;
  });
  after(() => {
    bot.close();
    bot.closeAllConnections();
  });
  beforeEach(async () => {
    received = [];
    exits = [];
    port = await freePort();
  });

  const start = (configFile = CONFIG_FILE): Promise<Playground> =>
    startPlayground({ port, botEndpoint, configFile, onExit: (error) => exits.push(error) });

  describe('while it runs', () => {
    let playground: Playground;
    before(async () => {
      port = await freePort();
      playground = await start();
    });
    after(() => playground.stop());

    it('has our people, and the zone of Sweden', async () => {
      const { config, internalConfig } = z
        .object({
          config: z.object({ tenantId: z.string(), currentUser: z.object({ name: z.string() }) }),
          internalConfig: z.object({ localTimezone: z.string() }),
        })
        .parse(await (await fetch(`${playground.url}/_internal/v1/testConfig`)).json());
      assert.equal(config.tenantId, demoPeople().tenantId);
      assert.equal(config.currentUser.name, demoPeople().current.name);
      assert.equal(internalConfig.localTimezone, 'Europe/Stockholm');
    });

    it('is answered by no other address of this machine', async () => {
      const { port: at } = new URL(playground.url);
      assert.deepEqual(await reachableAddresses(Number(at)), []);
      for (const address of addressesOfThisMachine()) assert.equal(await answers(address, Number(at)), false);
    });

    it('sends activities to the bot, to be answered at 127.0.0.1', async () => {
      const template = `${playground.url}/_internal/v1/customActivities/template`;
      const activity = await fetch(`${template}?conversationId=${demoPeople().personalChatId}&type=install`);
      await fetch(`${playground.url}/_internal/v1/customActivities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: await activity.text(),
      });

      await eventually(() => received.length > 0);
      assert.equal(received[0]?.type, 'installationUpdate');
      assert.equal(received[0]?.serviceUrl, playground.connectorUrl);
    });

    it('refuses pages on the internet', async () => {
      const answer = await fetch(`${playground.url}/_internal/v1/testConfig`, {
        headers: { origin: 'https://evil.example' },
      });
      assert.equal(answer.status, 403);
    });

    it('forbids its own page to fetch anything from the internet', async () => {
      const policy = (await fetch(playground.url)).headers.get('content-security-policy') ?? '';
      assert.match(policy, /^default-src 'self' http:\/\/127\.0\.0\.1:\*/);
    });
  });

  it('leaves no process and no port behind when stopped', async () => {
    const playground = await start();
    await playground.stop();

    assert.equal(isRunning(playground.pid), false);
    await assertPortFree(port);
    assert.deepEqual(exits, []);
  });

  it('keeps no log of the conversation', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'log-'));
    const TMPDIR = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      const playground = await start();
      await fetch(`${playground.url}/_internal/v1/config`);
      assert.deepEqual(await readdir(folder), []);
      await playground.stop();
    } finally {
      if (TMPDIR === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = TMPDIR;
      await rm(folder, { recursive: true });
    }
  });

  it('says that it is gone when it was not asked to go', async () => {
    const playground = await start();
    process.kill(playground.pid, 'SIGKILL');

    await eventually(() => exits.length === 1);
    assert.equal(exits[0]?.code, 'child-failed');
  });

  it('goes away when its parent is killed', async () => {
    const parent = await startParent('playground', String(port), CONFIG_FILE);
    await parent.kill();

    await eventually(() => !isRunning(parent.childPid));
    await assertPortFree(port);
  });

  it('is refused for people that it does not like, with its reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'people-'));
    const file = join(folder, 'people.yml');
    await writeFile(file, 'version: "0.1.1"\ntenantId: none\n');

    await assert.rejects(start(file), (error: LocalRunError) => {
      assert.equal(error.code, 'playground-config-invalid');
      assert.equal(error.details['file'], file);
      assert.match(String(error.details['reason']), /must have required property 'bot'/);
      return true;
    });
    await assertPortFree(port);
    await rm(folder, { recursive: true });
  });

  it('is ended when anything answers the network at its port', async () => {
    const exposed = createServer();
    // Beside a listener on 127.0.0.1 there is room for one on every IPv6 address.
    await new Promise<void>((resolve) => exposed.listen({ port, host: '::', ipv6Only: true }, resolve));

    await assert.rejects(start(), (error: LocalRunError) => {
      assert.equal(error.code, 'reachable-from-network');
      assert.equal(error.details['port'], port);
      return true;
    });
    await assertPortFree(port);
    exposed.close();
  });

  it('does not move to another port when its own is taken', async () => {
    const holder = createServer();
    await listenOnLoopback(holder, port);

    await assert.rejects(start(), { code: 'port-taken', details: { port } });
    holder.close();
  });
});

describe('the addresses that a port is reachable at', () => {
  it('are none for a server on loopback', async () => {
    const server = createServer();
    assert.deepEqual(await reachableAddresses(await listenOnLoopback(server, 0)), []);
    server.close();
  });

  for (const everywhere of ['0.0.0.0', '::']) {
    it(`are found for a server on ${everywhere}`, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, everywhere, resolve));
      const address = server.address();
      assert(address !== null && typeof address === 'object');

      assert.notDeepEqual(await reachableAddresses(address.port), []);
      server.close();
    });
  }
});

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces()).flatMap((list = []) =>
    list.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  );
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
