import assert from 'node:assert/strict';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import { eventually } from '../local/eventually.ts';
import { startProductGround, type ProductGround } from '../support/product-ground.ts';
import type { ProductProcess } from '../support/product-processes.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { TENANT } from '../support/world.ts';

describe('a process that starts while storage is away', function () {
  this.timeout(60_000);
  let ground: ProductGround;
  let storage: TcpProxy;

  before(async () => {
    ground = await startProductGround();
    storage = await startTcpProxy(Number(/:(\d+)\/devstoreaccount1/.exec(ground.connectionString)?.[1]));
  });
  after(async () => {
    await ground.stop();
    await storage.close();
  });

  const health = async ({ origin }: ProductProcess) => {
    const response = await fetch(`${origin}/healthz`);
    return [response.status, ((await response.json()) as { status: string }).status]; // As health.ts answers.
  };

  it('lives, says what it waits for, and works when storage is back, without being started again', async () => {
    await storage.behave({ kind: 'refuse' });
    const product = await ground.start({ tenants: [TENANT], leaseTimes: { ...LEASE_TIMES, lookEvery: 100, silence: 0 }, connectionString: storage.through(ground.connectionString) });
    assert.equal((await fetch(`${product.origin}/livez`)).status, 200);
    assert.deepEqual(await health(product), [503, 'away']);
    assert.ok(product.log.some(({ door, code }) => door === 'storage' && code === 'storage-unavailable'));

    await storage.behave(undefined);
    await eventually(async () => (await health(product))[1] === 'ok');
    await eventually(async () => (await lanesOf(product)).every(({ held }) => held === 'here'));
    product.signal('SIGTERM');
    assert.deepEqual(await product.exited, { code: 0, signal: null });
  });
});

async function lanesOf({ origin }: ProductProcess): Promise<readonly { held: string }[]> {
  const { lanes } = (await (await fetch(`${origin}/healthz`)).json()) as { lanes: { held: string }[] }; // As health.ts answers.
  assert.equal(lanes.length, 1);
  return lanes;
}
