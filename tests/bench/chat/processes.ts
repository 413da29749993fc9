import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Awaited, Report, Usage } from './parent.ts';

/** One of this folder's files, running by itself, so that its CPU and memory are its own. */
export interface Running<Ready> {
  readonly ready: Ready;
  /** What it has used so far, asked when it is done with what is awaited. */
  usage(awaited: Awaited): Promise<Usage>;
  end(): Promise<void>;
}

/** `nodeFlags` beside the loader, such as `--cpu-prof`. It ends with us, however we end. */
export async function start<Ready>(file: string, argument: object, nodeFlags: readonly string[] = []): Promise<Running<Ready>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(argument)], {
    execArgv: ['--import', import.meta.resolve('tsx'), ...nodeFlags],
  });
  const exited = once(child, 'exit');
  const report = async (): Promise<Report<Ready>> => {
    const ended = exited.then((): never => {
      throw new Error(`${file} ended by itself`);
    });
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [Report<Ready>]; // From parent.ts.
    return message;
  };

  const first = await report();
  if (first.kind !== 'ready') throw new Error(`${file} spoke before it was ready`);
  return {
    ready: first.ready,
    async usage(awaited) {
      child.send(awaited);
      const answer = await report();
      if (answer.kind !== 'done') throw new Error(`${file} became ready twice`);
      return answer.usage;
    },
    async end() {
      child.disconnect();
      await exited;
    },
  };
}
