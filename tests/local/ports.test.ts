import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { assertPortFree, freePort, listenOnLoopback } from '../../bot/local/ports.ts';

describe('ports of the local run', () => {
  it('names the port that somebody else has', async () => {
    const holder = createServer();
    const port = await listenOnLoopback(holder, 0);

    await assert.rejects(assertPortFree(port), { code: 'port-taken', details: { port } });
    holder.close();
  });

  it('counts a port as taken when its holder listens on every address', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '0.0.0.0', resolve));
    const address = holder.address();
    assert(address !== null && typeof address === 'object');

    await assert.rejects(assertPortFree(address.port), { code: 'port-taken' });
    holder.close();
  });

  it('finds a port that can be used at once', async () => {
    await assertPortFree(await freePort());
  });
});
