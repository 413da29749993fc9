import type { Choose } from '../usecases/taking-turns.ts';
import { untilAllWait, type SimulatedTime } from './simulated-time.ts';

/** Asks when it is one's turn. */
export type InTurn = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * Runs tasks at the same time, but lets their calls – to the store and to Teams – through one at a time, in the order
 * that is chosen; `onInterrupted` says what happens while one is held up by another. Who sleeps can be chosen, too: then
 * time passes.
 */
export async function inTurns(time: SimulatedTime, tasks: readonly ((inTurn: InTurn) => Promise<void>)[], choose: Choose, onInterrupted: () => void): Promise<void> {
  const waiting = new Map<number, () => void>();
  const running = new Set(tasks.keys());
  const errors: unknown[] = [];
  for (const [task, run] of tasks.entries()) {
    // One task can make several calls at once: they stand in line.
    let line: Promise<void> = Promise.resolve();
    const turn = async (): Promise<void> => {
      line = line.then(() => new Promise((resolve) => { waiting.set(task, resolve); }));
      await line;
    };
    run(async (ask) => turn().then(ask)).catch((error: unknown) => errors.push(error)).finally(() => running.delete(task));
  }
  let last: number | undefined;
  for (await untilAllWait(); running.size > 0; await untilAllWait()) {
    const next = choose([...running].sort(), last);
    if (last !== undefined && next !== last && running.has(last)) onInterrupted();
    last = next;
    const go = waiting.get(next);
    waiting.delete(next);
    if (go) go();
    else if (!time.wakeNext()) throw new Error('everybody waits for something that will never come');
  }
  if (errors.length > 0) throw errors[0];
}
