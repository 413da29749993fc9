import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError, parseConfig } from '../bot/config.ts';
import { METRICS } from '../bot/telemetry/names.ts';

const ROOT = join(import.meta.dirname, '..');
const README = read('README.md');
const CONFIG = read('bot/config.ts');
const PICTURES = '.github/screenshots';

/** A row of a table of settings: its name, and what stands in the column after it. */
interface SettingRow {
  readonly name: string;
  readonly byDefault: string;
}

describe('what is written for those who come new', () => {
  for (const file of ['README.md', 'README.sv.md', 'bot/storage/README.md', 'bot/delivery/README.md', 'appPackage/README.md', 'infra/README.md', 'infra/runbook.md', 'infra/scale.md']) {
    it(`leads from ${file} only to what is there`, () => {
      const links = linksIn(read(file));
      assert.notEqual(links.length, 0);
      assert.deepEqual(links.filter((link) => !leadsSomewhere(file, link)), []);
    });
  }

  it('names only scripts that npm knows', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }; // Npm's own file.
    const code = [...README.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].join(' ');
    const named = [...code.matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)*)/g)].map(([, name]) => name ?? '');
    assert.ok(named.includes('start') && named.includes('demo:card'));
    assert.deepEqual(named.filter((name) => name !== 'ci' && !(name in scripts)), []);
  });

  it('lists every setting of production and of a local run, and no other', () => {
    const [production, local] = settingTables();
    assert.deepEqual(production?.map(({ name }) => name), settingsOf('settings'));
    assert.deepEqual(local?.map(({ name }) => name).sort(), [...settingsOf('localSettings')].sort());
  });

  it('calls exactly those settings required without which the product does not start', () => {
    const [production] = settingTables();
    const required = production?.filter(({ byDefault }) => byDefault === 'required').map(({ name }) => name);
    assert.deepEqual(required, faultsWithoutSettings());
  });

  it('lists every metric with its unit and what it is told apart by, and no other', () => {
    const rows = [...README.matchAll(/^\| `([\w.]+)` \| (\S+) \| ([^|]+) \| [^|]+ \|$/gm)].map(([, name, unit, attributes]) => ({ name, unit, attributes: attributes?.split(', ') }));
    assert.deepEqual(rows, Object.values(METRICS).map(({ name, unit, attributes }) => ({ name, unit, attributes: [...attributes] })));
  });

  it('shows pictures that load fast', () => {
    const pictures = ['README.md', 'README.sv.md'].map((file) => picturesIn(read(file)));
    for (const those of pictures) assert.ok(those.length >= 4);
    for (const picture of pictures.flat()) assert.ok(readFileSync(join(ROOT, picture)).byteLength < 150_000, picture);
  });

  it('keeps no picture that nothing shows', () => {
    const shown = new Set(['README.md', 'README.sv.md'].flatMap((file) => picturesIn(read(file))));
    const kept = readdirSync(join(ROOT, PICTURES), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.png'));
    assert.deepEqual(kept.map((file) => `${PICTURES}/${file}`).filter((file) => !shown.has(file)), []);
  });

  it('says of each picture what is on it', () => {
    const unsaid = ['README.md', 'README.sv.md'].flatMap((file) => [...read(file).matchAll(/!\[\s*\]\(([^)]+)\)/g)].map(([, picture]) => picture));
    assert.deepEqual(unsaid, []);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Targets within the repository: files, folders and headings. */
function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '').filter((target) => !/^[a-z]+:/.test(target));
}

function picturesIn(markdown: string): string[] {
  return linksIn(markdown).filter((link) => link.endsWith('.png'));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  return existsSync(join(ROOT, target)) && (heading === undefined || headingsIn(read(target)).includes(heading));
}

/** As GitHub names them in addresses. */
function headingsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title]) => (title ?? '').toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'));
}

function settingTables(): SettingRow[][] {
  return README.split('| setting | default | meaning |').slice(1).map((rest) => {
    const rows = (rest.split('\n\n')[0] ?? '').matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm);
    return [...rows].map(([, name, byDefault]) => ({ name: name ?? '', byDefault: byDefault ?? '' }));
  });
}

/** The names in one of config.ts's two schemas, in their order. */
function settingsOf(schema: string): string[] {
  const body = new RegExp(`const ${schema} = z\\.object\\(\\{\n([\\s\\S]*?)\n\\}\\);`).exec(CONFIG)?.[1];
  assert.ok(body !== undefined, schema);
  return [...body.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name ?? '');
}

function faultsWithoutSettings(): string[] {
  try {
    parseConfig({});
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.split(' ')[0] ?? '');
    throw error;
  }
  return [];
}
