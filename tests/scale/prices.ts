import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const price = z.strictObject({ value: z.number().nonnegative(), source: z.string(), lookedUp: z.boolean() });
const plan = z.strictObject({ usdAMonth: z.number().positive(), cores: z.number().int(), memoryGb: z.number(), mostCopies: z.number().int() });

const pricesFile = z.strictObject({
  asOf: z.iso.date(),
  note: z.string(),
  usdPerEur: price,
  plans: z.strictObject({ B1: plan, P0v3: plan, P1v3: plan }),
  plansSource: price.omit({ value: true }),
  tableUsdPer10kRequests: price,
  tableUsdPerGbMonth: price,
  logUsdPerGb: price,
  logFreeGb: price,
  egressUsdPerGb: price,
  egressFreeGb: price,
  botMessageUsd: price,
});

export type Prices = z.infer<typeof pricesFile>;

/** Assumptions, each with where it was read. */
export function readPrices(): Prices {
  return pricesFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')));
}
