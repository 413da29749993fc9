/** The process that seeding.ts starts: a demo's cohort, stored by the code of some version. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { argument, serveParent } from '../support/parent.ts';
import type { Seeded, SeedSettings } from './seeding.ts';

const { root, connectionString, began } = argument<SeedSettings>();

async function load<Module>(file: string): Promise<Module> {
  // The file of that name in that version.
  return (await import(pathToFileURL(join(root, file)).href)) as Module;
}

const [{ createWorld }, { demoTenants, seedDemo }, { afternoonClock }, { randomIds }] = await Promise.all([
  load<typeof import('../../bot/context.ts')>('bot/context.ts'),
  load<typeof import('../../bot/local/demo/seed.ts')>('bot/local/demo/seed.ts'),
  load<typeof import('../support/afternoon.ts')>('tests/support/afternoon.ts'),
  load<typeof import('../../bot/ids.ts')>('bot/ids.ts'),
]);

const tenants = demoTenants();
const clock = afternoonClock(began);
const { world, tables, ensureTables } = createWorld({ storage: { kind: 'connection-string', connectionString }, programmeFolders: [], calendarFolders: [], tenants }, { clock });
await ensureTables();
const { people } = await seedDemo({ tables, storage: world, catalogue: world.catalogue, nudges: world.nudges, now: clock.now(), newOperation: () => randomIds.operation() });
serveParent<Seeded>({ tenants, people }, {});
