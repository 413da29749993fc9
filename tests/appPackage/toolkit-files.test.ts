import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { variablesIn } from '../../appPackage/fill-in.ts';
import { ROOT } from '../../appPackage/source.ts';
import { toolkitSchema } from './toolkit-schema.ts';

const FILES = ['teamsapp.yml', 'teamsapp.local.yml', 'teamsapp.playground.yml'] as const;
/** Given by the toolkit itself, by the name of the environment. */
const OF_TOOLKIT = 'TEAMSFX_ENV';

const Action = z.object({ uses: z.string(), name: z.string().optional(), with: z.looseObject({}), writeToEnvironmentFile: z.record(z.string(), z.string()).optional() });
const Actions = z.array(Action).default([]);
const Workflow = z.object({ version: z.string(), environmentFolderPath: z.string(), provision: Actions, deploy: Actions, publish: Actions });

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const workflow = (file: string) => Workflow.parse(parse(read(file)));
const actionsOf = (file: string) => Object.entries(workflow(file)).flatMap(([, part]) => (Array.isArray(part) ? part : []));
const npmIn = (file: string): string[] => actionsOf(file).filter(({ uses }) => uses === 'cli/runNpmCommand').map((action) => String(action.with['args']));

describe('the toolkit’s files', () => {
  for (const file of FILES) {
    // The first of them fetches the schema.
    it(`are as its schema wants them: ${file}`, async () => {
      const { version } = workflow(file);
      const isValid = new Ajv({ strict: false, allErrors: true }).compile(await toolkitSchema(version));
      assert.ok(isValid(parse(read(file))), JSON.stringify(isValid.errors));
      assert.equal(isValid({ ...parse(read(file)), provision: [{ uses: 'teamsApp/create' }] }), false);
    }).timeout(120_000);

    it(`call in ${file} only commands that npm knows`, () => {
      const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
      for (const args of npmIn(file)) assert.ok(/^(ci|prune --omit=dev|start)$/.test(args) || args.replace(/^run /, '') in scripts, args);
    });
  }

  it('do locally what README.md says, and nothing that would need Azure', () => {
    for (const file of ['teamsapp.local.yml', 'teamsapp.playground.yml'] as const) {
      const npm = npmIn(file);
      assert.deepEqual([npm[0], npm.at(-1), npm.length], ['ci', 'start', actionsOf(file).length], file);
      assert.deepEqual([workflow(file).provision, workflow(file).publish], [[], []]);
    }
  });

  it('fill in no variable that nobody sets: the example has it, or an earlier step has written it', () => {
    const given = new Set([OF_TOOLKIT, ...Object.keys(parseEnv(read('env/.env.dev.example')))]);
    const { provision, deploy, publish } = workflow('teamsapp.yml');
    for (const action of [...provision, ...deploy, ...publish]) {
      assert.deepEqual(variablesIn(JSON.stringify(action.with)).filter((name) => !given.has(name)), [], action.uses);
      for (const name of Object.values(action.writeToEnvironmentFile ?? {})) given.add(name);
      if (action.uses === 'arm/deploy') for (const name of OUTPUTS) given.add(name);
    }
    for (const name of ['manifest.json', 'en.json', 'nb.json']) assert.deepEqual(variablesIn(read(`appPackage/${name}`)).filter((each) => !given.has(each)), [], name);
  });

  it('name only files that are there, and those fill in nothing that nobody sets either', () => {
    const { provision } = workflow('teamsapp.yml');
    const named = [...JSON.stringify(provision).matchAll(/"(?:path|parameters|manifestPath)":"\.\/([^"]+)"/g)].map(([, file]) => file ?? '');
    assert.deepEqual(named, ['infra/main.bicep', 'infra/azure.parameters.json', 'infra/entra/manifest.json', 'appPackage/manifest.json']);
    const given = new Set([...OUTPUTS, ...Object.keys(parseEnv(read('env/.env.dev.example'))), ...provision.flatMap(({ writeToEnvironmentFile }) => Object.values(writeToEnvironmentFile ?? {}))]);
    for (const file of named) assert.deepEqual(variablesIn(read(file)).filter((name) => !given.has(name)), [], file);
    for (const output of OUTPUTS) assert.match(read('infra/main.bicep'), new RegExp(`^output ${output} string`, 'm'));
  });

  it('fill in everything that the package needs before it is made', () => {
    const { provision } = workflow('teamsapp.yml');
    const order = provision.map(({ uses }) => uses);
    const before = (first: string, then: string) => assert.ok(order.indexOf(first) >= 0 && order.indexOf(first) < order.indexOf(then), `${first} before ${then}`);
    before('aadApp/create', 'arm/deploy');
    before('teamsApp/create', 'arm/deploy');
    before('arm/deploy', 'aadApp/update');
    before('arm/deploy', 'teamsApp/zipAppPackage');
    before('teamsApp/zipAppPackage', 'teamsApp/update');
  });

  it('install what checks the package before they check it: the last Deploy has left that out', () => {
    for (const part of ['provision', 'publish'] as const) {
      const npm = workflow('teamsapp.yml')[part].filter(({ uses }) => uses === 'cli/runNpmCommand').map((action) => action.with['args']);
      assert.deepEqual(npm, ['ci', 'run validate:package'], part);
    }
  });

  it('name the Bicep that the toolkit fetches, instead of hoping for one', () => {
    const deployment = workflow('teamsapp.yml').provision.find(({ uses }) => uses === 'arm/deploy');
    assert.match(String(deployment?.with['bicepCliVersion']), /^v\d+\.\d+\.\d+$/);
  });

  it('are offered an example of each environment, without a secret or an id in it', () => {
    for (const name of ['dev', 'local', 'playground']) {
      const values = parseEnv(read(`env/.env.${name}.example`));
      assert.equal(values[OF_TOOLKIT], name);
      assert.deepEqual(Object.entries(values).filter(([key, value]) => /SECRET|PASSWORD|KEY/.test(key) || /[0-9a-f]{8}-/.test(value ?? '')), []);
    }
    // The toolkit would take teamsapp.yml for this environment, and provision.
    assert.equal(existsSync(join(ROOT, parseEnv(read('env/.env.playground.example'))['TEAMSFX_CONFIG_FILE_PATH'] ?? '-')), true);
  });

  it('never let git take an environment in: only the examples', () => {
    const ignored = (file: string) => {
      try {
        execFileSync('git', ['check-ignore', '--quiet', '--no-index', file], { cwd: ROOT });
        return true;
      } catch {
        return false;
      }
    };
    assert.deepEqual(['env/.env.dev', 'env/.env.prod', 'env/.env.dev.user', 'env/.env.dev.example'].map(ignored), [true, true, true, false]);
  });
});

describe('what is uploaded to Azure', () => {
  const rules = read('.webappignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('leaves out nothing but at the top, so that no folder of a module is meant by accident', () => {
    assert.deepEqual(rules.filter((rule) => !rule.startsWith('/')), []);
  });

  it('is, of what git holds, what the running bot reads and no more', () => {
    const top = new Set(execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean).map((file) => file.split('/')[0] ?? ''));
    const uploaded = [...top].filter((name) => !rules.includes(`/${name}`));
    assert.deepEqual(uploaded.sort(), ['LICENSE', 'package.json']);
  });

  it('has the modules that the running bot imports, and none that only the tab was built of', () => {
    const sources = readdirSync(join(ROOT, 'bot'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ts|cjs)$/.test(file) && !file.startsWith('local/'));
    const imported = sources.flatMap((file) => [...read(join('bot', file)).matchAll(/(?:from|import\(|require\()\s*'(?:(@[\w-]+\/[\w.-]+)|([a-z][\w.-]*))(?:\/[\w./-]+)?'/g)].map(([, scoped, plain]) => scoped ?? plain));
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    assert.deepEqual([...new Set(imported)].sort(), Object.keys(dependencies).sort());
  });

  it('has the compiled bot, the built tab and the modules', () => {
    for (const needed of ['/dist', '/dist/bot', '/dist/tab', '/node_modules', '/package.json']) assert.ok(!rules.includes(needed), needed);
  });
});

/** What infra/main.bicep gives back, under the names that the toolkit writes them by. */
const OUTPUTS = ['BOT_ID', 'BOT_DOMAIN', 'BOT_AZURE_APP_SERVICE_RESOURCE_ID'] as const;
