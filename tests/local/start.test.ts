import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../bot/local/ports.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What is started is the whole product, Chromium not included: seconds, on a machine that does other things too. */
const LONG = 90_000;

interface Started {
  readonly process: ChildProcess;
  readonly environment: Readonly<Record<string, string>>;
  output(): string;
  /** Resolves with the output once the line is there, or with what there is when the process ends. */
  until(line: RegExp): Promise<string>;
  ended(): Promise<number | null>;
}

describe('npm start', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledtrad-start-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function start(more: Readonly<Record<string, string>> = {}): Promise<Started> {
    const environment = {
      PORT: String(await freePort()),
      PLAYGROUND_PORT: String(await freePort()),
      STORAGE_PORT: String(await freePort()),
      LEDTRAD_DATA: folder,
      ...more,
    };
    const child = spawn(process.execPath, ['--import=tsx', 'bot/local/start.ts'], { cwd: ROOT, env: { ...process.env, ...environment }, stdio: 'pipe' });
    const exit = once(child, 'exit');
    let output = '';
    const grow = (chunk: Buffer) => {
      output += chunk.toString();
      child.emit('grown');
    };
    child.stdout.on('data', grow);
    child.stderr.on('data', grow);
    return {
      process: child,
      environment,
      output: () => output,
      async until(line) {
        while (!line.test(output) && child.exitCode === null) await Promise.race([once(child, 'grown'), exit]);
        return output;
      },
      async ended() {
        await exit;
        return child.exitCode;
      },
    };
  }

  it('brings everything up, prints three links and Ready, and stops on SIGTERM with what was written kept', async () => {
    const first = await start();
    const output = await first.until(/^Ready/m);
    assert.match(output, /Chat +http:\/\/127\.0\.0\.1:\d+/);
    assert.match(output, /Tab, principal +http/);
    assert.match(output, /Tab, facilitator +http/);

    const origin = `http://127.0.0.1:${first.environment['PORT']}`;
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
    const token = await signIn(origin, 'rektor');
    const changed = await fetch(`${origin}/api/v1/me/language`, { method: 'PUT', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ language: 'nb' }) });
    assert.equal(changed.status, 200);

    first.process.kill('SIGTERM');
    assert.equal(await first.ended(), 0, first.output());
    await assert.rejects(fetch(`${origin}/livez`));

    const second = await start();
    assert.match(await second.until(/^Ready/m), /^Ready/m);
    const again = `http://127.0.0.1:${second.environment['PORT']}`;
    const me = await fetch(`${again}/api/v1/me`, { headers: { authorization: `Bearer ${await signIn(again, 'rektor')}` } });
    assert.equal((await me.json()).language, 'nb');
    second.process.kill('SIGINT');
    assert.equal(await second.ended(), 0, second.output());
  }).timeout(LONG);

  it('is found by npm run doctor, which finds nothing wrong with it, and tells to start it when it is gone', async () => {
    const started = await start();
    assert.match(await started.until(/^Ready/m), /^Ready/m);
    const found = await examines(started.environment);
    assert.equal(found.code, 0, found.output);
    assert.match(found.output, /^9 ok, 0 wrong, 4 not looked at\.$/m);
    assert.equal(found.output.match(/^- .* Not in a local run\.$/gm)?.length, 4);
    started.process.kill('SIGTERM');
    await started.ended();
    const gone = await examines(started.environment);
    assert.equal(gone.code, 1);
    assert.match(gone.output, /^WRONG {2}storage .*npm start/m);
  }).timeout(LONG);

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const started = await start({ PORT: port });
    assert.equal(await started.ended(), 1);
    assert.match(started.output(), new RegExp(`^Port ${port} is taken\\.`, 'm'));
    assert.doesNotMatch(started.output(), /\n {4}at /);
    other.close();
  }).timeout(LONG);

  it('says that the data cannot be read, and leaves it as it is', async () => {
    await mkdir(join(folder, 'azurite'));
    await writeFile(join(folder, 'azurite', 'tables.json'), 'not json');
    const started = await start();
    assert.equal(await started.ended(), 1);
    assert.match(started.output(), /^The saved data cannot be read: /m);
    assert.doesNotMatch(started.output(), /\n {4}at /);
  }).timeout(LONG);

  it('refuses to start beside credentials for Azure, and on an address that others could reach', async () => {
    for (const [more, reason] of [[{ AZURE_CLIENT_ID: 'x' }, /AZURE_CLIENT_ID is set/], [{ HOST: '0.0.0.0' }, /HOST must be 127\.0\.0\.1/]] as const) {
      const started = await start(more);
      assert.equal(await started.ended(), 1);
      assert.match(started.output(), reason);
    }
  }).timeout(LONG);

  it('names file, line and reason of a faulty programme folder', async () => {
    const programme = join(folder, 'programme');
    await mkdir(programme);
    await writeFile(join(programme, 'programme.yaml'), 'id: egen\nareas: 3\n');
    const started = await start({ LEDTRAD_PROGRAMMES: programme });
    assert.equal(await started.ended(), 1);
    assert.match(started.output(), /programme\.yaml:2: /);
  }).timeout(LONG);
});

async function examines(environment: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['--import=tsx', 'bot/doctor.ts'], { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, 'close');
  return { code: child.exitCode, output };
}

async function signIn(origin: string, key: string): Promise<string> {
  const response = await fetch(`${origin}/local/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) });
  assert.equal(response.status, 200);
  return (await response.json()).token;
}
