import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { TENANT } from '../support/activities.ts';
import type { Config } from '../../bot/config.ts';
import { LEASE_TIMES } from '../../bot/delivery/lease.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import { startWorker, type RunningProduct } from '../../bot/product.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { eventually } from '../local/eventually.ts';

const APP_ID = '9d1c7f54-2e6b-4a83-b0c5-7f3e8a6d2c19';
const NOBODY = 'http://127.0.0.1:9';

describe('a process that delivers and does nothing else', () => {
  let collector: Server;
  let worker: RunningProduct;
  const told: string[] = [];

  before(async () => {
    collector = createServer((request, response) => {
      told.push(request.url ?? '');
      request.resume().on('end', () => response.end());
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address with a port.
    const { port } = collector.address() as AddressInfo;
    const config: Config = {
      http: { host: '127.0.0.1', port: 0 },
      storage: { kind: 'connection-string', connectionString: '' },
      bot: { kind: 'loopback', appId: APP_ID, openIdMetadataUrl: NOBODY },
      tab: { clientId: APP_ID, identifierUri: `api://localhost/${APP_ID}`, keysUrl: NOBODY, links: { kind: 'teams', appId: APP_ID } },
      tenants: [TENANT as TenantId],
      programmeFolders: [],
      calendarFolders: [],
      contact: undefined,
      logLevel: 'silent',
      telemetry: { endpoint: `http://127.0.0.1:${port}`, tracesKept: 0.1 },
    };
    worker = await startWorker(config, { tables: memoryTables(), logger: pino({ level: 'silent' }), leaseTimes: { ...LEASE_TIMES, silence: 0 } });
  });
  after(() => collector.close());

  const get = async (path: string) => await fetch(`http://127.0.0.1:${worker.port}${path}`);

  it('takes the lanes, tells how they are, and has no other door', async () => {
    await eventually(async () => ((await (await get('/healthz')).json()) as { lanes: { held: string }[] }).lanes[0]?.held === 'here'); // As health.ts answers.
    assert.deepEqual([(await get('/livez')).status, (await get('/api/v1/me')).status, (await get('/tab')).status], [200, 404, 404]);
  });

  it('tells a collector what it has measured, at the latest when it stops', async () => {
    await worker.stop();
    assert.deepEqual([...new Set(told)], ['/v1/metrics']);
  });
});
