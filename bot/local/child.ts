import { fork, type ChildProcess } from 'node:child_process';
import { LocalRunError } from './local-run-error.ts';

const LAST_WORDS = 2_000;

export interface ChildOptions {
  /** For messages to people, e.g. `Azurite`. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** Flags for Node itself; the parent's own (`--inspect=9229`, `--watch`) must not be repeated in a child. */
  readonly nodeFlags?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly onMessage?: (message: unknown) => void;
  readonly onOutput?: (text: string) => void;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to stderr. */
  readonly lastWords: string;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Never rejects. */
  readonly exited: Promise<ChildExit>;
  /** False if the child is gone. */
  send(message: object): boolean;
  /** Closes the channel, and kills what is still there after the grace; resolves when it is gone. */
  end(graceMs: number): Promise<ChildExit>;
}

/**
 * A Node process that leads a group of its own, so that Ctrl-C in the terminal reaches us alone and we decide the
 * order in which things stop. It is tied to us by the IPC channel only: when that closes, because we ask it to end or
 * however we died, it has to end by itself, which is the part of the file it runs.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const forked = fork(options.file, options.args, {
    detached: true,
    execArgv: [...(options.nodeFlags ?? [])],
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = exitOf(forked);
  forked.on('message', (message) => options.onMessage?.(message));
  forked.stdout?.setEncoding('utf8').on('data', (text: string) => options.onOutput?.(text));

  const pid = forked.pid;
  if (pid === undefined) throw failure(options.name, await exited);
  return {
    name: options.name,
    pid,
    exited,
    send: (message) => forked.connected && forked.send(message, ignoreClosedChannel),
    end: (graceMs) => end(forked, exited, graceMs),
  };
}

/** Resolves as `ready` does; throws `child-failed` if the child ends first, `child-not-ready` if it takes too long. */
export async function untilReady<Ready>(child: Child, ready: Promise<Ready>, limitMs: number): Promise<Ready> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const error = new LocalRunError('child-not-ready', { child: child.name, seconds: limitMs / 1_000 });
    timer = setTimeout(() => reject(error), limitMs);
  });
  const tooSoon = child.exited.then((exit): never => {
    throw failure(child.name, exit);
  });
  try {
    return await Promise.race([ready, tooSoon, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

export function failure(name: string, exit: ChildExit): LocalRunError {
  const how = exit.signal === null ? `exit code ${exit.code ?? 'unknown'}` : `signal ${exit.signal}`;
  return new LocalRunError('child-failed', { child: name, reason: [how, exit.lastWords].filter(Boolean).join(': ') });
}

async function exitOf(forked: ChildProcess): Promise<ChildExit> {
  let lastWords = '';
  forked.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  // What it said last is still in the pipe when it exits. (Its 'close' event would wait for that as well, but does
  // not come once we have closed the channel.)
  const silent = new Promise((resolve) => forked.stderr?.once('close', resolve));
  const exit = await new Promise<Omit<ChildExit, 'lastWords'>>((resolve) => {
    forked.once('exit', (code, signal) => resolve({ code, signal }));
    forked.once('error', (error) => {
      lastWords = error.message;
      resolve({ code: null, signal: null });
    });
  });
  await silent;
  return { ...exit, lastWords: lastWords.trim() };
}

async function end(forked: ChildProcess, exited: Promise<ChildExit>, graceMs: number): Promise<ChildExit> {
  if (forked.connected) forked.disconnect();
  const timer = setTimeout(() => forked.kill('SIGKILL'), graceMs);
  const exit = await exited;
  clearTimeout(timer);
  return exit;
}

/** The child may go between our look at the channel and the write; `exited` tells that story. */
function ignoreClosedChannel(): void {}
