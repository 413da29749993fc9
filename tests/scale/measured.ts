import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = join(import.meta.dirname, 'measured.json');

const measuredFile = z.strictObject({
  on: z.iso.date(),
  where: z.string(),
  /** Of the product's own process; the first two by the benchmarks in README.md, the others by `npm run scale -- --measure`. */
  cpuMs: z.strictObject({ card: z.number(), answer: z.number(), poll: z.number(), laneAtRest: z.number() }),
  /** While 20,000 cards wait in one tenant; README.md. */
  processMb: z.number(),
});

/** What depends on the machine, as it was measured last. */
export type Measured = z.infer<typeof measuredFile>;

export function readMeasured(): Measured {
  return measuredFile.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

export function keepMeasured(measured: Measured): void {
  writeFileSync(FILE, `${JSON.stringify(measured, undefined, 2)}\n`);
}
