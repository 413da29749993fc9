import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../bot/config.ts';
import type { LeaseTimes } from '../../bot/delivery/lease.ts';
import type { DrainTimes } from '../../bot/drain.ts';
import { deferred } from '../../bot/local/deferred.ts';

export interface ProductSettings {
  /** Of the clone whose product it is to be. */
  readonly root: string;
  readonly config: Config;
  /** When the afternoon began; see afternoon.ts. */
  readonly began: number;
  readonly tabFolder: string;
  /** The product's own, if not given. */
  readonly leaseTimes?: LeaseTimes;
  readonly drainTimes?: DrainTimes;
}

/** A line that it has logged. */
export type LogLine = Readonly<Record<string, unknown>>;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The whole product in a process of its own, as the platform runs it. */
export interface ProductProcess {
  readonly origin: string;
  readonly log: readonly LogLine[];
  /** As long as it runs. */
  readonly exit: Exit | undefined;
  readonly exited: Promise<Exit>;
  /** As the platform does it. */
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

/** Where this version of the product is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Resolves when it says that it is ready; throws if it ends before. It ends with us, however we end. */
export async function startProductProcess(settings: ProductSettings): Promise<ProductProcess> {
  const child = fork(fileURLToPath(new URL('product-process.ts', import.meta.url)), [JSON.stringify(settings)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const log: LogLine[] = [];
  const ready = deferred<number>();
  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      exit = { code, signal };
      ready.reject(new Error(`ended before it was ready: ${JSON.stringify(log)}`));
      resolve(exit);
    });
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (text) => {
      // Pino writes one object a line, and nothing else writes.
      const line = JSON.parse(text) as LogLine;
      log.push(line);
      if (line['msg'] === 'ready') ready.resolve(Number(line['port']));
    });
  }
  const port = await ready.promise;
  return {
    origin: `http://127.0.0.1:${port}`,
    log,
    get exit() {
      return exit;
    },
    exited,
    signal: (name) => void child.kill(name),
  };
}
