import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MODULES_LOADED = fileURLToPath(new URL('modules-loaded.ts', import.meta.url));

describe('the packages of telemetry', () => {
  async function loaded(...endpoint: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import=tsx', MODULES_LOADED, ...endpoint]);
    return JSON.parse(stdout) as readonly string[]; // Our own script's.
  }

  it('are not loaded where nobody collects, but for the interface that the code is written against', async () => {
    assert.deepEqual(await loaded(), ['@opentelemetry/api']);
  }).timeout(30_000);

  it('are those of a collector alone where there is one, and not Azure’s', async () => {
    const packages = await loaded('http://127.0.0.1:9');
    assert.ok(packages.includes('@opentelemetry/sdk-trace-base'), packages.join());
    assert.deepEqual(packages.filter((name) => name.startsWith('@azure/')), []);
  }).timeout(30_000);
});
