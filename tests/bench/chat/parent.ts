/** What a process of this benchmark and the one that started it say to each other. */
export interface Usage {
  /** User and system time of all its threads since it began. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
}

export type Report<Ready> =
  | { readonly kind: 'ready'; readonly ready: Ready }
  | { readonly kind: 'done'; readonly usage: Usage };

/** `idle`: what goes on after an answer. `settled`: also what the clock would do later. */
export type Awaited = 'idle' | 'settled';

export type Awaiting = Readonly<Record<Awaited, () => Promise<void>>>;

/** What it was started with. */
export function argument<Argument>(): Argument {
  // Written by processes.ts in this folder, of the type that each of the processes exports.
  return JSON.parse(process.argv[2] ?? '{}') as Argument;
}

/** Tells that it is ready and then, whenever it is asked, what it has used by the time it is done. */
export function serveParent<Ready>(ready: Ready, awaiting: Awaiting = NOTHING): void {
  process.on('message', (awaited: Awaited) => {
    void awaiting[awaited]().then(() => tell<Ready>({ kind: 'done', usage: usage() }));
  });
  process.once('disconnect', () => process.exit());
  tell<Ready>({ kind: 'ready', ready });
}

const NOTHING: Awaiting = { idle: async () => {}, settled: async () => {} };

function tell<Ready>(report: Report<Ready>): void {
  process.send?.(report);
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuMs: (user + system) / 1_000, rssBytes: rss, heapUsedBytes: heapUsed };
}
