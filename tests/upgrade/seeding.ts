import type { DemoDoor } from '../../bot/local/demo/doors.ts';
import type { TenantId } from '../../bot/domain/ids.ts';
import { start } from '../support/processes.ts';

export interface SeedSettings {
  /** Of the version that stores it. */
  readonly root: string;
  readonly connectionString: string;
  readonly began: number;
}

export interface Seeded {
  readonly tenants: readonly TenantId[];
  /** Those of the first learning team, who lead it, and some others. */
  readonly people: readonly DemoDoor[];
}

/** The demo: 140 people, twenty weeks of choices and reflections, meetings, broadcasts, colleagues, candidates. */
export async function seedBy(settings: SeedSettings): Promise<Seeded> {
  const seeding = await start<Seeded>(new URL('seed-process.ts', import.meta.url), settings);
  await seeding.end();
  return seeding.ready;
}
