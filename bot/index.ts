import { parseConfig } from './config.ts';
import { startProduct } from './product.ts';
import { runProcess } from './run-process.ts';

/** Everything in one process: chat, tab and clock. */
await runProcess(() => startProduct(parseConfig()));
