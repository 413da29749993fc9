import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInfra, readTexts } from './checks/infra-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = read('infra/README.md');
const EXAMPLE = read('env/.env.dev.example');
/** What bash itself sets, or the guide within the same lines. */
const OF_THE_SHELL = new Set(['app', 'provider', 'thumbprint', 'etag']);

describe('the guide into Azure', () => {
  it('names only scripts that npm knows', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }; // Npm's own file.
    const named = [...GUIDE.matchAll(/npm run ([a-z]+(?::[a-z]+)*)/g)].map(([, name]) => name ?? '');
    assert.ok(named.includes('package'));
    assert.deepEqual(named.filter((name) => !(name in scripts)), []);
  });

  it('uses only variables that stand in the environment file by then', async () => {
    const outputs = await outputNames();
    const told = new Set([...names(EXAMPLE, /^([A-Z_]+)=/gm), ...names(shell(), /^([A-Z_]+)=/gm), ...names(GUIDE, /`([A-Z_]+)=/g), ...outputs, ...OF_THE_SHELL]);
    const used = names(shell(), /\$\{?([A-Za-z_]+)/g);
    assert.ok(used.has('AZURE_RESOURCE_GROUP_NAME'));
    assert.deepEqual([...used].filter((name) => !told.has(name)), []);
  });

  it('gives quotation marks to what people write with spaces, so that the shell reads it as one value', () => {
    assert.deepEqual([...names(EXAMPLE, /^([A-Z_]+)=""$/gm)], ['LEDTRAD_TENANTS', 'LEDTRAD_CONTACT', 'ALERT_EMAIL']);
  });

  it('tells to set nothing that nobody reads', () => {
    const readers = [read('infra/main.bicepparam'), read('infra/entra/register-app.sh'), read('infra/entra/complete-app.sh'), read('infra/entra/fill-manifest.mjs'), EXAMPLE].join('\n');
    const told = [...names(GUIDE, /`([A-Z_]+)=(?!…)/g), ...names(shell(), /^([A-Z_]+)=/gm)];
    assert.ok(told.includes('SCALE_BY_OLDEST_DUE'));
    assert.deepEqual(told.filter((name) => !new RegExp(`\\b${name}\\b`).test(readers)), []);
  });

  it('promises as many outputs as there are, from the first to the last', async () => {
    const outputs = await outputNames();
    assert.equal(outputs.length, 8);
    assert.ok(GUIDE.includes(`eight lines from \`${outputs[0]}=…\` to \`${outputs.at(-1)}=…\``));
  });

  it('tells of each size what it is', () => {
    const sizes = JSON.parse(read('infra/sizes.json')) as Record<string, { plan: string; instances: number; maxInstances: number }>; // Checked by check-members.ts.
    for (const [size, { plan, instances, maxInstances }] of Object.entries(sizes)) {
      const machines = instances === maxInstances ? `${instances} × ${plan}` : `${instances} to ${maxInstances} × ${plan}`;
      assert.ok(GUIDE.includes(`| \`${size}\` | ${machines}`), `${size}: ${machines}`);
    }
  });

  it('says of each file that makes something what it makes', () => {
    const modules = [...readTexts().keys()].filter((path) => path.endsWith('.bicep'));
    assert.deepEqual(modules.filter((path) => !GUIDE.includes(`](${path})`)), []);
  });
});

describe('the toolkit’s files', () => {
  it('give the deployment all that az gives it out of the example of an environment file, so that neither undoes what the other did', () => {
    const byAz = names(read('infra/main.bicepparam'), /readEnvironmentVariable\('([A-Z_]+)'/g);
    const byToolkit = names(read('infra/azure.parameters.json'), /\$\{\{([A-Z_]+)\}\}/g);
    const inExample = names(EXAMPLE, /^([A-Z_]+)=/gm);
    assert.deepEqual([...byToolkit].sort(), [...byAz].filter((name) => inExample.has(name)).sort());
  });

  it('leave to az alone what the guide says', () => {
    const byAz = names(read('infra/main.bicepparam'), /readEnvironmentVariable\('([A-Z_]+)'/g);
    const byToolkit = names(read('infra/azure.parameters.json'), /\$\{\{([A-Z_]+)\}\}/g);
    const told = names(/It knows nothing of ([^:]+):/.exec(GUIDE)?.[1] ?? '', /`([A-Z_]+)`/g);
    assert.deepEqual([...told].sort(), [...byAz].filter((name) => !byToolkit.has(name)).sort());
  });

  it('ask for no variable that neither they, the example nor the deployment write', async () => {
    const toolkit = read('teamsapp.yml');
    const written = new Set([...names(toolkit, /^\s+\w+: ([A-Z_]+)$/gm), ...names(EXAMPLE, /^([A-Z_]+)=/gm), ...(await outputNames())]);
    const asked = names([toolkit, read('infra/azure.parameters.json'), read('infra/entra/manifest.json'), read('appPackage/manifest.json')].join('\n'), /\$\{\{([A-Z_]+)\}\}/g);
    assert.ok(asked.has('BOT_AZURE_APP_SERVICE_RESOURCE_ID'));
    assert.deepEqual([...asked].filter((name) => !written.has(name)), []);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** What the guide tells to type. */
function shell(): string {
  return [...GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, lines]) => lines).join('\n');
}

function names(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''));
}

async function outputNames(): Promise<string[]> {
  const { bicep } = await readInfra(readTexts());
  return bicep.get('main.bicep')?.outputs.map(({ name }) => name) ?? [];
}
