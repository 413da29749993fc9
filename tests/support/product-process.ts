/** The process that product-processes.ts starts: as bot/index.ts, with a configuration from outside and the clock of an afternoon. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { argument } from './parent.ts';
import type { ProductSettings } from './product-processes.ts';

const { root, config, began, tabFolder, leaseTimes, drainTimes } = argument<ProductSettings>();
process.once('disconnect', () => process.exit());

async function load<Module>(file: string): Promise<Module> {
  // The file of that name in some version of this product.
  return (await import(pathToFileURL(join(root, file)).href)) as Module;
}

const [{ startProduct }, { runProcess }, { afternoonClock }] = await Promise.all([
  load<typeof import('../../bot/product.ts')>('bot/product.ts'),
  load<typeof import('../../bot/run-process.ts')>('bot/run-process.ts'),
  load<typeof import('./afternoon.ts')>('tests/support/afternoon.ts'),
]);

await runProcess(() => startProduct(config, { clock: afternoonClock(began), tabFolder, ...(leaseTimes ? { leaseTimes } : {}), ...(drainTimes ? { drainTimes } : {}) }));
