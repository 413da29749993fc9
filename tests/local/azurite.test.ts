import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import { startAzurite, type Azurite } from '../../bot/local/azurite.ts';
import type { LocalRunError } from '../../bot/local/local-run-error.ts';
import { assertPortFree, freePort } from '../../bot/local/ports.ts';
import { eventually, isRunning } from './eventually.ts';
import { startParent } from './fixtures/parent.ts';

/** The promise: what was acknowledged this long before a kill is on disk. */
const SAVED_WITHIN_MS = 200;

describe('Azurite as our child', function () {
  this.timeout(30_000);

  let folder: string;
  let port: number;
  let exits: LocalRunError[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'azurite-'));
    port = await freePort();
    exits = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const start = (): Promise<Azurite> => startAzurite({ folder, port, onExit: (error) => exits.push(error) });

  async function write(azurite: Pick<Azurite, 'connectionString'>, rowKey: string): Promise<void> {
    const table = tableOf(azurite);
    await table.createTable();
    await table.upsertEntity({ partitionKey: 'p', rowKey });
  }

  async function rowsAtNextStart(): Promise<string[]> {
    const azurite = await start();
    const rows: string[] = [];
    for await (const { rowKey = '' } of tableOf(azurite).listEntities()) rows.push(rowKey);
    await azurite.stop();
    return rows;
  }

  it('leaves nothing behind when stopped: no process, a free port, every row saved', async () => {
    const azurite = await start();
    await write(azurite, 'last moment');
    await azurite.stop();

    assert.equal(isRunning(azurite.pid), false);
    await assertPortFree(port);
    assert.deepEqual(exits, []);
    assert.deepEqual(await rowsAtNextStart(), ['last moment']);
  });

  it('goes away when its parent is killed, and keeps even the last row', async () => {
    const parent = await startParent('azurite', folder, String(port));
    await write({ connectionString: connectionStringOf(port) }, 'acknowledged');
    await parent.kill();

    await eventually(() => !isRunning(parent.childPid));
    await assertPortFree(port);
    assert.deepEqual(await rowsAtNextStart(), ['acknowledged']);
  });

  it('keeps rows older than 200 ms when it is killed itself, and says that it is gone', async () => {
    const azurite = await start();
    await write(azurite, 'older');
    await sleep(SAVED_WITHIN_MS);
    process.kill(azurite.pid, 'SIGKILL');

    await eventually(() => exits.length === 1);
    assert.equal(exits[0]?.code, 'child-failed');
    assert.deepEqual(await rowsAtNextStart(), ['older']);
  });

  it('keeps a readable file without gaps when it is killed in the middle of saving', async () => {
    const azurite = await start();
    await write(azurite, 'row-0000');
    const table = tableOf(azurite);
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        const rowKey = `row-${String(acknowledged + 1).padStart(4, '0')}`;
        await table.upsertEntity({ partitionKey: 'p', rowKey, text: 'x'.repeat(30_000) });
        acknowledged += 1;
      }
    })();
    // Its saves follow one another all the while, so that a kill after any answer meets one.
    const stopped = assert.rejects(writing);
    await eventually(() => acknowledged >= 50);
    process.kill(azurite.pid, 'SIGKILL');
    await eventually(() => exits.length === 1);

    const rows = await rowsAtNextStart();
    assert.deepEqual(rows, rows.map((_row, index) => `row-${String(index).padStart(4, '0')}`));
    assert(rows.length > 1 && rows.length <= acknowledged + 2);
    await stopped;
  });

  it('keeps a flushed row when it is killed the moment after', async () => {
    const azurite = await start();
    await write(azurite, 'flushed');
    await azurite.flush();
    process.kill(azurite.pid, 'SIGKILL');

    await eventually(() => exits.length === 1);
    assert.deepEqual(await rowsAtNextStart(), ['flushed']);
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`saves everything on ${signal}`, async () => {
      const azurite = await start();
      await write(azurite, signal);
      process.kill(azurite.pid, signal);

      await eventually(() => exits.length === 1);
      assert.deepEqual(await rowsAtNextStart(), [signal]);
    });
  }

  it('refuses to flush when it is gone', async () => {
    const azurite = await start();
    process.kill(azurite.pid, 'SIGKILL');
    await eventually(() => exits.length === 1);

    await assert.rejects(azurite.flush(), { code: 'child-failed' });
  });

  it('names a taken port, and leaves the data of the one who has it alone', async () => {
    const first = await start();
    await write(first, 'first');
    await assert.rejects(start(), { code: 'port-taken', details: { port } });
    await first.stop();

    assert.deepEqual(await rowsAtNextStart(), ['first']);
  });

  it('refuses a folder that a running copy on another port holds', async () => {
    const first = await start();
    const other = startAzurite({ folder, port: await freePort(), onExit: (error) => exits.push(error) });

    await assert.rejects(other, { code: 'data-in-use', details: { folder, port } });
    await first.stop();
  });

  it('takes over a folder whose holder was killed, on any port', async () => {
    const killed = await start();
    process.kill(killed.pid, 'SIGKILL');
    await eventually(() => exits.length === 1);

    const next = await startAzurite({ folder, port: await freePort(), onExit: (error) => exits.push(error) });
    await next.stop();
  });

  it('refuses tables that it cannot read, and touches no file', async () => {
    const file = join(folder, 'tables.json');
    await writeFile(file, '{"collections": [');

    await assert.rejects(start(), { code: 'data-corrupt', details: { file } });
    assert.equal(await readFile(file, 'utf8'), '{"collections": [');
    assert.deepEqual((await readdir(folder)).sort(), ['port', 'tables.json']);
    await assertPortFree(port);
  });
});

function tableOf({ connectionString }: Pick<Azurite, 'connectionString'>): TableClient {
  return TableClient.fromConnectionString(connectionString, 'rows', {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}

/** The parent is another process, so this one has to know Azurite's published account. */
function connectionStringOf(port: number): string {
  return [
    'DefaultEndpointsProtocol=http',
    'AccountName=devstoreaccount1',
    'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
    `TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1`,
  ].join(';');
}
