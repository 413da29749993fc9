import { CalendarError } from './calendars/fault.ts';
import { CatalogueError } from './catalogue/fault.ts';
import { ConfigError } from './config.ts';
import type { RunningProduct } from './product.ts';
import { TabMissingError } from './tab-files.ts';

/** A process as Azure runs it: starts, tells that it is ready, and drains when it is told to stop; told twice, it ends at once. */
export async function runProcess(start: () => Promise<RunningProduct>): Promise<void> {
  let product: RunningProduct | undefined;
  let isStopping = false;
  const end = (signal: NodeJS.Signals): void => {
    product?.context.logger.info({ signal }, isStopping ? 'ended at once' : 'draining');
    // Nothing was answered or sent yet, or whoever asks will not wait. Said outright: a container's first process outlives an unheard signal.
    if (!product || isStopping) return process.exit(isStopping ? 1 : 0);
    isStopping = true;
    const { logger } = product.context;
    product.stop().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  try {
    product = await start();
  } catch (error) {
    console.error(plainReason(error));
    process.exitCode = 1;
    return;
  }
  const { logger } = product.context;
  logger.info({ port: product.port, version: product.context.version }, 'ready');
}

/** What to mend, for whoever starts it; a fault that is ours keeps its stack. */
function plainReason(error: unknown): string {
  if (error instanceof ConfigError) return `The settings are not complete:\n${error.message}\nThey are listed in README.md.`;
  if (error instanceof CatalogueError) return `A programme folder has faults:\n${error.message}`;
  if (error instanceof CalendarError) return `A calendar folder has faults:\n${error.message}`;
  if (error instanceof TabMissingError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'The port is taken. Set PORT to another one.';
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
