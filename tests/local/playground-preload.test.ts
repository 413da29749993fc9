import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PRELOAD = fileURLToPath(new URL('../../bot/local/playground-preload.cjs', import.meta.url));

/** Runs code as the Playground's is run, and gives what it printed. */
async function printedBy(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', PRELOAD, '--eval', code]);
  return stdout.trim();
}

describe("what is loaded before the Playground's own code", () => {
  const WAYS_TO_LISTEN = [
    'listen(0, done)',
    'listen(0)',
    'listen(done)',
    'listen()',
    'listen(0, 511, done)',
    "listen(0, '0.0.0.0', done)",
    "listen(0, '::', 511, done)",
    "listen(0, '127.0.0.1', done)",
    'listen({ port: 0 }, done)',
    "listen({ port: 0, host: '::' }, done)",
  ];
  for (const way of WAYS_TO_LISTEN) {
    it(`binds loopback for ${way}`, async () => {
      const address = await printedBy(`
        const server = require('node:http').createServer();
        const done = () => undefined;
        server.once('listening', () => { console.log(server.address().address); server.close(); });
        server.${way};`);
      assert.equal(address, '127.0.0.1');
    });
  }

  // 192.0.2.1 is set aside for documentation: nobody has it, so that a try would wait and not be refused.
  const WAYS_OUT = [
    "net.connect(80, '192.0.2.1')",
    "net.connect({ host: '192.0.2.1', port: 80 })",
    "new net.Socket().connect(80, '192.0.2.1')",
    "require('node:tls').connect(443, '192.0.2.1')",
    "require('node:https').get('https://telemetry.example/')",
  ];
  for (const way of WAYS_OUT) {
    it(`lets no connection out by ${way}`, async () => {
      const error = await printedBy(`
        const net = require('node:net');
        ${way}.once('error', (error) => console.log(error.message));`);
      assert.match(error, /^Not loopback: /);
    });
  }

  it('lets no fetch out', async () => {
    const error = await printedBy("fetch('http://192.0.2.1/').catch((error) => console.log(error.cause.message));");
    assert.equal(error, 'Not loopback: 192.0.2.1');
  });

  it('lets a connection to this machine through', async () => {
    const answer = await printedBy(`
      const server = require('node:http').createServer((request, response) => response.end('hej'));
      server.listen(0, async () => {
        console.log(await (await fetch('http://127.0.0.1:' + server.address().port)).text());
        server.close();
        server.closeAllConnections();
      });`);
    assert.equal(answer, 'hej');
  });
});
