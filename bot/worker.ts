import { parseConfig } from './config.ts';
import { startWorker } from './product.ts';
import { runProcess } from './run-process.ts';

/** The clock's door alone, beside any number of other processes: delivery, and its health. */
await runProcess(() => startWorker(parseConfig()));
