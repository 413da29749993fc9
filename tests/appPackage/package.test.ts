import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { MADE_UP, readEnvironment } from '../../appPackage/environment.ts';
import { fillInSource, zipPackage } from '../../appPackage/make-package.ts';
import { readSource, ROOT } from '../../appPackage/source.ts';
import { aPackage, faultsOf } from './a-package.ts';

const run = promisify(execFile);

describe('the zip of the app package', () => {
  it('holds the manifest, its languages and its icons at its root, and nothing else', () => {
    const files = unzipSync(zipPackage(aPackage()));
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'en.json', 'manifest.json', 'nb.json', 'outline.png']);
  });

  it('has a manifest that Microsoft’s own validator lets through', async () => {
    const manifest = TeamsManifestConverter.jsonToManifest(strFromU8(unzipSync(zipPackage(aPackage()))['manifest.json'] ?? new Uint8Array()));
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(manifest), []);
    assert.equal(manifest.manifestVersion, '1.25');
  });

  it('is the same bytes for the same sources, in another order and another time zone too', async () => {
    const files = aPackage();
    const once = zipPackage(files);
    assert.deepEqual(zipPackage(Object.fromEntries(Object.entries(files).reverse())), once);
    const script = "const { zipPackage } = await import('./appPackage/make-package.ts'); const { aPackage } = await import('./tests/appPackage/a-package.ts'); process.stdout.write(Buffer.from(zipPackage(aPackage())).toString('base64'));";
    const { stdout } = await run(process.execPath, ['--import=tsx', '--input-type=module', '--eval', script], { cwd: ROOT, env: { ...process.env, TZ: 'Pacific/Kiritimati' } });
    assert.equal(stdout, Buffer.from(once).toString('base64'));
  });

  it('has nothing left to be filled in', () => {
    for (const [name, bytes] of Object.entries(aPackage()).filter(([each]) => each.endsWith('.json'))) assert.ok(!strFromU8(bytes).includes('${{'), name);
  });
});

describe('what an installation fills in', () => {
  it('cannot be left out: every variable that is missing is named, with the file that needs it', () => {
    const { BOT_ID: _, BOT_DOMAIN: __, ...rest } = MADE_UP;
    assert.deepEqual(faultsOf(() => fillInSource(readSource(), { ...rest, TEAMS_APP_ID: '' })), ['TEAMS_APP_ID', 'BOT_DOMAIN', 'BOT_ID'].map((name) => `appPackage/manifest.json needs ${name}, which the environment does not have`));
  });

  it('may have no suffix, as the installation that everybody uses', () => {
    const files = fillInSource(readSource(), { ...MADE_UP, APP_NAME_SUFFIX: '' });
    for (const name of ['manifest.json', 'en.json', 'nb.json']) assert.match(strFromU8(files[name] ?? new Uint8Array()), /"Ledtråd"/, name);
  });

  it('stays within its string, whatever it holds', () => {
    const said = 'x", "id": "99999999-9999-4999-8999-999999999999';
    const { name, id } = JSON.parse(strFromU8(fillInSource(readSource(), { ...MADE_UP, APP_NAME_SUFFIX: said })['manifest.json'] ?? new Uint8Array()));
    assert.deepEqual([name.short, id], [`Ledtråd${said}`, MADE_UP['TEAMS_APP_ID']]);
  });

  describe('in a file', () => {
    let root: string;
    before(async () => {
      root = await mkdtemp(join(tmpdir(), 'ledtrad-env-'));
      await mkdir(join(root, 'env'));
      await writeFile(join(root, 'env/.env.prov'), '# A test\nBOT_DOMAIN=ledtrad.example\nAPP_NAME_SUFFIX=" (prov)"\n');
    });
    after(() => rm(root, { recursive: true }));

    it('is read with comments left out and quotes taken off', () => {
      assert.deepEqual(readEnvironment(root, 'prov'), { BOT_DOMAIN: 'ledtrad.example', APP_NAME_SUFFIX: ' (prov)' });
    });

    it('is asked for by its name where there is none, with what to do', () => {
      const [fault, ...more] = faultsOf(() => readEnvironment(root, 'dev'));
      assert.deepEqual(more, []);
      assert.match(fault ?? '', /^env\/\.env\.dev is missing: copy env\/\.env\.dev\.example/);
    });

    it('is not looked for outside its folder', () => {
      assert.match(faultsOf(() => readEnvironment(root, '../../etc/passwd')).join(), /is no name of an environment/);
    });
  });
});

describe('npm run package and validate:package', () => {
  it('say in one line that the sources are right', async () => {
    const { stdout } = await run(process.execPath, ['--import=tsx', 'appPackage/validate.ts'], { cwd: ROOT });
    assert.equal(stdout, 'The app package is right, with made-up ids: 5 files.\n');
  });

  it('end with 1 and the reason, without a stack, where the environment is missing', async () => {
    for (const script of ['appPackage/package.ts', 'appPackage/validate.ts']) {
      const failed = await run(process.execPath, ['--import=tsx', script, '--env', 'nowhere'], { cwd: ROOT }).then(() => assert.fail('it went well'), (error: { code: number; stderr: string }) => error);
      assert.equal(failed.code, 1);
      assert.match(failed.stderr, /^env\/\.env\.nowhere is missing: [^\n]+\n$/);
    }
  });
});
