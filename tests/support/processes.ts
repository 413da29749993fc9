import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { deferred, type Deferred } from '../../bot/local/deferred.ts';
import type { Answers, Question, Report } from './parent.ts';

/** One file, running by itself, so that its CPU, its memory and its death are its own. */
export interface Running<Ready, Questions extends Answers<Questions> = object> {
  readonly ready: Ready;
  readonly pid: number;
  /** Rejects if it fails at it, or ends before it has answered. */
  ask<Name extends keyof Questions & string>(name: Name, ...argument: Parameters<Questions[Name]>): Promise<Awaited<ReturnType<Questions[Name]>>>;
  /** Lets go of it, upon which it ends; resolves when it has. */
  end(): Promise<void>;
  /** Without a warning, as a machine does that fails. Resolves when it is gone. */
  kill(): Promise<void>;
}

/**
 * `argument` is what `argument()` of parent.ts gives there; `nodeFlags` come beside the loader, such as `--cpu-prof`.
 * It ends with us, however we end.
 */
export async function start<Ready, Questions extends Answers<Questions> = object>(file: URL, argument: object, nodeFlags: readonly string[] = []): Promise<Running<Ready, Questions>> {
  const path = fileURLToPath(file);
  const child = fork(path, [JSON.stringify(argument)], {
    execArgv: ['--import', 'tsx', ...nodeFlags],
    // Maps and undefined come across as they are.
    serialization: 'advanced',
  });
  const exited = once(child, 'exit').then(() => {});
  const { ready, ask } = conversationWith<Ready>(child, exited, path);
  return {
    ready: await ready,
    pid: child.pid ?? 0,
    // The other side serves these very questions.
    ask: ask as Running<Ready, Questions>['ask'],
    async end() {
      if (child.connected) child.disconnect();
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

interface ConversationWith<Ready> {
  readonly ready: Promise<Ready>;
  ask(name: string, argument?: unknown): Promise<unknown>;
}

function conversationWith<Ready>(child: ChildProcess, exited: Promise<void>, path: string): ConversationWith<Ready> {
  const ready = deferred<Ready>();
  const asked = new Map<number, Deferred<unknown>>();
  let questions = 0;
  let gone = false;

  child.on('message', (report: Report<Ready>) => {
    if (report.kind === 'ready') return ready.resolve(report.ready);
    const question = asked.get(report.id);
    asked.delete(report.id);
    if (report.kind === 'answer') question?.resolve(report.answer);
    else question?.reject(new Error(`${path}: ${report.reason}`));
  });
  void exited.then(() => {
    gone = true;
    const error = new Error(`${path} has ended`);
    ready.reject(error);
    for (const question of asked.values()) question.reject(error);
  });

  return {
    ready: ready.promise,
    ask(name, argument) {
      const question = deferred<unknown>();
      if (gone || !child.connected) question.reject(new Error(`${path} has ended`));
      else {
        questions += 1;
        asked.set(questions, question);
        // An error here means that it is ending, which `exited` tells.
        child.send({ id: questions, name, argument } satisfies Question, () => {});
      }
      return question.promise;
    },
  };
}
