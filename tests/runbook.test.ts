import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRAIN_TIMES } from '../bot/drain.ts';

const ROOT = join(import.meta.dirname, '..');
/** Where it leads to is looked after by readme.test.ts. */
const RUNBOOK = read('infra/runbook.md');
const GUIDE = read('infra/README.md');
const CODE = sourcesIn('bot');
const INFRA = [...filesIn('infra', '.bicep'), ...filesIn('infra', '.bicepparam'), ...filesIn('infra', '.json')].map(read).join('\n');
const PROSE = RUNBOOK.replaceAll(/```[\s\S]*?```/g, '');
const ALERTS = [...tableOf('| alert | says | begin at |').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name ?? '');
const SITUATIONS = ['Throttled', 'Poisoned and uncertain', 'Unreachable people', 'A lane that is paused', 'Storage away', 'Nothing is heard', 'The clock is wrong', 'Keys', 'Somebody is in the wrong place, or cannot come in', 'Restore', 'Upgrade', 'A personal-data incident'];

/** What a name in code can be, and whether there is such a thing. The first that takes it decides. */
const KINDS: readonly { readonly takes: RegExp; readonly isThere: (name: string) => boolean }[] = [
  { takes: /^npm run /, isThere: (name) => name.slice('npm run '.length) in scripts() },
  { takes: /^node dist\//, isThere: (name) => existsSync(join(ROOT, name.replace('node dist/', '').replace(/\.js$/, '.ts'))) },
  { takes: /^az /, isThere: (name) => ['az webapp stop', 'az webapp restart'].includes(name) },
  { takes: /^https:\/\/<BOT_DOMAIN>\//, isThere: (name) => says(CODE, `'${name.slice('https://<BOT_DOMAIN>'.length)}'`) },
  { takes: /^\//, isThere: (name) => says(CODE, `'${name}'`) },
  // Settings, and what the guide puts into the shell.
  { takes: /^[A-Z]+_[A-Z_]+$/, isThere: (name) => says(read('bot/config.ts'), `  ${name}:`) || says(INFRA, name) || says(GUIDE, name) },
  { takes: /^ledtrad\./, isThere: (name) => says(CODE, `'${name}'`) },
  { takes: /^AppService/, isThere: (name) => says(INFRA, `'${name}'`) },
  { takes: /^exec$/, isThere: (name) => says(INFRA, `'${name} node `) },
  // Values and sentences of the log and of /healthz, and their fields.
  { takes: /^[\w -]+$/, isThere: (name) => ALERTS.includes(name) || says(CODE, `'${name}'`) || isField(name) || isDoctorsLine(name) || says(INFRA, `'${name}'`) },
];
/** Pino's own, and what a person writes to the bot. */
const ELSEWHERE: ReadonlySet<string> = new Set(['msg', 'hej']);

describe('the runbook', () => {
  it('names nothing that is not there', () => {
    const named = [...new Set([...PROSE.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''))].filter((name) => !ELSEWHERE.has(name));
    assert.ok(named.length > 60, String(named.length));
    assert.deepEqual(named.filter((name) => !(KINDS.find(({ takes }) => takes.test(name))?.isThere(name) ?? false)), []);
  });

  it('tells of each situation how it is noticed, where to look, what to do, and when it is over', () => {
    const sections = new Map(RUNBOOK.split(/^## /m).slice(1).map((section) => [section.split('\n')[0] ?? '', section]));
    for (const title of SITUATIONS) {
      const section = sections.get(title) ?? assert.fail(`no section: ${title}`);
      for (const part of ['Notice', 'Look', 'Do', 'Over']) assert.ok(section.includes(`- **${part}**`), `${title}: ${part}`);
    }
  });

  it('has a row for each alert that wakes somebody, and for no other', () => {
    const described = [...read('infra/modules/alerts.bicep').matchAll(/^ {4}name: '([a-z-]+)'$/gm)].map(([, name]) => name ?? '');
    assert.ok(described.length > 0);
    assert.deepEqual([...ALERTS].sort(), described.sort());
  });

  it('is right that the process hears that it is to stop, and not a shell before it', () => {
    const commands = [...read('infra/main.bicep').matchAll(/^ {4}command: '([^']+)'$/gm)].map(([, command]) => command ?? '');
    assert.equal(commands.length, 2);
    for (const command of commands) assert.match(command, /^exec node dist\//);
  });

  it('gives a stop more time in Azure than it can take', () => {
    const limit = Number(/WEBSITES_CONTAINER_STOP_TIME_LIMIT: '(\d+)'/.exec(INFRA)?.[1]);
    const longest = (DRAIN_TIMES.work + DRAIN_TIMES.telemetry) / 1_000;
    assert.ok(says(RUNBOOK, `within ${longest} s`) && says(RUNBOOK, `\`WEBSITES_CONTAINER_STOP_TIME_LIMIT\` is ${limit}`));
    assert.ok(limit >= longest + 5, `${limit} s for a stop of ${longest} s`);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}

/** Without what is only said in comments. */
function sourcesIn(folder: string): string {
  return filesIn(folder, '.ts').map(read).join('\n').replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

function says(where: string, what: string): boolean {
  return where.includes(what);
}

/** A property of that name, in what is logged, measured or told by /healthz. */
function isField(name: string): boolean {
  const told = ['bot/health.ts', 'bot/delivery/delivery-metrics.ts', 'bot/delivery-log.ts', 'bot/delivery/lane-sender.ts', 'bot/error-log.ts', 'bot/context.ts', 'bot/server.ts', 'bot/storage/row-codec.ts', 'bot/domain/lane/lane.ts'].map(read).join('\n');
  return new RegExp(`(?:[{,(]|^|readonly) *${name}\\??(?::|,| })`, 'm').test(told);
}

function isDoctorsLine(name: string): boolean {
  return [...GUIDE.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \|/gm)].some(([, names]) => names?.includes(`\`${name}\``));
}

function tableOf(header: string): string {
  return RUNBOOK.split(header)[1]?.split('\n\n')[0] ?? '';
}

function scripts(): Record<string, string> {
  return (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts; // Npm's own file.
}
