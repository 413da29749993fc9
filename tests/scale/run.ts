/** `npm run scale`: counts, adds up, and writes the tables of infra/scale.md. `-- --measure` first measures processor time on this machine. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../simulate/say.ts';
import { countAll } from './acts/all.ts';
import { ASSUMED, playWeeks } from './behaviour.ts';
import { measureCpu } from './cpu/measure-cpu.ts';
import { keepMeasured, readMeasured } from './measured.ts';
import { withSections } from './page.ts';
import { readPrices } from './prices.ts';
import { countedSections, modelledSections } from './sections.ts';

const PAGE = join(import.meta.dirname, '../../infra/scale.md');

const { values: { measure } } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });
if (measure) {
  const before = readMeasured();
  const { poll, laneAtRest } = await measureCpu();
  keepMeasured({
    ...before,
    on: new Date().toISOString().slice(0, 10),
    where: `Node ${process.versions.node.replace(/\.\d+$/, '')}, ${availableParallelism()} shared cores, tables on Azurite`,
    cpuMs: { ...before.cpuMs, poll: twoDigits(poll), laneAtRest: twoDigits(laneAtRest) },
  });
}
const lives = { counted: await countAll(), assumed: ASSUMED, played: playWeeks() };
const sections = { ...countedSections(lives.counted), ...modelledSections(lives, readMeasured(), readPrices()) };
for (const [name, section] of Object.entries(sections)) say(`\n${name}\n${section}`);
writeFileSync(PAGE, withSections(readFileSync(PAGE, 'utf8'), sections));

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
