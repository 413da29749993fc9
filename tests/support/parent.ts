/** What a process of a benchmark or a fault test and the one that started it say to each other. */

/** What can be asked of a process, by name: each with one argument or none, which has to survive a structured clone. */
export type Answers<Questions> = { readonly [Name in keyof Questions]: (argument: never) => unknown };

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

export type Report<Ready> =
  | { readonly kind: 'ready'; readonly ready: Ready }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

export interface Usage {
  /** User and system time of all its threads since it began. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
}

/** What it was started with. */
export function argument<Argument>(): Argument {
  // Written by processes.ts in this folder, of the type that each of the processes exports.
  return JSON.parse(process.argv[2] ?? '{}') as Argument;
}

/** Tells that it is ready and then answers, until the parent lets go of it or dies. */
export function serveParent<Ready, Questions extends Answers<Questions> = object>(ready: Ready, answers: Questions): void {
  process.on('message', (question: Question) => {
    void answerTo<Questions>(answers, question).then((report) => tell<Ready>(report));
  });
  process.once('disconnect', () => process.exit());
  tell<Ready>({ kind: 'ready', ready });
}

/** Of this process so far. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuMs: (user + system) / 1_000, rssBytes: rss, heapUsedBytes: heapUsed };
}

async function answerTo<Questions extends Answers<Questions>>(answers: Questions, { id, name, argument }: Question): Promise<Report<never>> {
  try {
    // processes.ts lets nothing be asked that is not among them, with no other argument.
    const answer: (argument: never) => unknown = answers[name as keyof Questions];
    return { kind: 'answer', id, answer: await answer(argument as never) };
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function tell<Ready>(report: Report<Ready>): void {
  process.send?.(report);
}
