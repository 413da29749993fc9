import { broadcastTest } from './broadcast/broadcast-test.ts';
import { Checks, say } from './checks.ts';
import { drainTest } from './drain/drain-test.ts';
import { killTest } from './kill/kill-test.ts';
import { lineTest } from './line/line-test.ts';

/**
 * What breaks in earnest: processes, lines, Teams. `--long` kills a hundred times over 20,000 receivers instead of ten
 * times over 2,000; `--kill`, `--broadcast`, `--drain` and `--line` are one of the parts alone, `--line=429` the
 * scenarios of that name.
 */
const given = process.argv.slice(2);
const line = given.find((argument) => argument.startsWith('--line'));
const checks = new Checks();

const PARTS = ['--kill', '--broadcast', '--drain'] as const;
const alone = PARTS.find((part) => given.includes(part));
const isWanted = (part: (typeof PARTS)[number]) => !line && (!alone || alone === part);
if (isWanted('--kill')) await killTest(checks, given.includes('--long') ? { receivers: 20_000, kills: 100 } : { receivers: 2_000, kills: 10 });
if (isWanted('--broadcast')) await broadcastTest(checks);
if (isWanted('--drain')) await drainTest(checks);
if (!alone) await lineTest(checks, (name) => name.includes(line?.split('=')[1] ?? ''));

say(`\n${checks.summary}`);
process.exitCode = checks.failed === 0 ? 0 : 1;
