import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { busyHourOf, type CpuMs } from './busy-hour.ts';
import { LIMITS, MOST_TENANTS } from './limits.ts';
import type { Lives } from './month.ts';

/** What of infra/sizes.json says how many processes there are. */
const templatesFile = z.record(z.string(), z.object({ plan: z.enum(['B1', 'P0v3', 'P1v3']), instances: z.number().int(), maxInstances: z.number().int(), worker: z.boolean() }));

export type Template = z.infer<typeof templatesFile>[string];

/** The sizes that the deployment offers, by name. */
export function readTemplates(): Readonly<Record<string, Template>> {
  return templatesFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../infra/sizes.json'), 'utf8')));
}

/** Delivery runs in the web app and, where there is one, in as many workers beside it. */
export function processesOf({ instances, maxInstances, worker }: Template): { readonly least: number; readonly most: number } {
  const apps = worker ? 2 : 1;
  return { least: apps * instances, most: apps * maxInstances };
}

const PRINCIPALS_A_TENANT = 69;
const STEP = 1_000;

/** How many principals so many processes carry in the busy hour, and one storage account at half of what it gives; whole thousands. */
export function carriedBy(processes: number, lives: Lives, cpuMs: CpuMs): number {
  const fits = (principals: number) => {
    const tenants = Math.min(MOST_TENANTS, Math.ceil(principals / PRINCIPALS_A_TENANT));
    const { copies, storage } = busyHourOf({ name: '', principals, tenants, cohort: STEP, leastCopies: 1 }, lives, cpuMs);
    return copies <= processes && storage.requests <= LIMITS.accountRequests / 2;
  };
  let [carried, tooMany] = [0, STEP];
  while (fits(tooMany)) [carried, tooMany] = [tooMany, 2 * tooMany];
  while (tooMany - carried > STEP) {
    const between = Math.round((carried + tooMany) / 2 / STEP) * STEP;
    if (fits(between)) carried = between;
    else tooMany = between;
  }
  return carried;
}
