import type { Tables } from '../../bot/storage/table/tables.ts';

/** Says who goes next of those who wait, given who went last. */
export type Choose = (waiting: readonly number[], last: number | undefined) => number;

/**
 * Runs tasks at the same time, but lets their calls to the store through one at a time in the order that is chosen.
 * Between two calls a task runs until it waits for the store again.
 */
export async function takingTurns(tables: Tables, tasks: readonly ((tables: Tables) => Promise<void>)[], choose: Choose): Promise<void> {
  const waiting = new Map<number, (() => void)[]>();
  const errors: unknown[] = [];
  for (const [task, run] of tasks.entries()) {
    run(inTurn(tables, (go) => waiting.set(task, [...(waiting.get(task) ?? []), go]))).catch((error: unknown) => errors.push(error));
  }
  let last: number | undefined;
  for (await untilAllWait(); waiting.size > 0; await untilAllWait()) {
    last = choose([...waiting.keys()].sort(), last);
    const [go, ...later] = waiting.get(last) ?? [];
    // What a task asks for at the same time is let through in the order in which it asked.
    if (later.length > 0) waiting.set(last, later);
    else waiting.delete(last);
    go?.();
  }
  if (errors.length > 0) throw errors[0];
}

/** The store answers in memory, so that everything between two calls is over when the event loop comes round. */
async function untilAllWait(): Promise<void> {
  await new Promise((resolve) => { setImmediate(resolve); });
}

function inTurn(tables: Tables, queue: (go: () => void) => void): Tables {
  const turn = () => new Promise<void>((resolve) => { queue(resolve); });
  return {
    get: async (...asked) => turn().then(() => tables.get(...asked)),
    range: async (...asked) => turn().then(() => tables.range(...asked)),
    commit: async (...asked) => turn().then(() => tables.commit(...asked)),
    ping: async () => turn().then(() => tables.ping()),
  };
}

interface Turn {
  readonly waiting: readonly number[];
  readonly chosen: number;
}

/**
 * Runs a history in every order of turns in which a task that could go on is interrupted at most so often; each order
 * once. Faults between concurrent tasks show with few interruptions (Musuvathi and Qadeer, *Iterative Context Bounding*, 2007).
 * Returns how many orders there were.
 */
export async function inEveryOrder(mostInterruptions: number, history: (choose: Choose) => Promise<void>): Promise<number> {
  const open: (readonly number[])[] = [[]];
  let orders = 0;
  for (let prefix = open.pop(); prefix; prefix = open.pop()) {
    const begun = prefix;
    const turns: Turn[] = [];
    await history((waiting, last) => {
      const chosen = begun[turns.length] ?? (last !== undefined && waiting.includes(last) ? last : waiting[0] ?? 0);
      turns.push({ waiting, chosen });
      return chosen;
    });
    orders += 1;
    open.push(...othersOf(turns, begun.length).filter((order) => interruptionsIn(order, turns) <= mostInterruptions));
  }
  return orders;
}

/** The orders that leave this one at a turn that was not decided beforehand. */
function othersOf(turns: readonly Turn[], decided: number): readonly (readonly number[])[] {
  return turns.flatMap(({ waiting, chosen }, index) => {
    if (index < decided) return [];
    const before = turns.slice(0, index).map((turn) => turn.chosen);
    return waiting.filter((task) => task !== chosen).map((task) => [...before, task]);
  });
}

function interruptionsIn(order: readonly number[], turns: readonly Turn[]): number {
  return order.filter((task, index) => {
    const last = order[index - 1];
    return last !== undefined && last !== task && turns[index]?.waiting.includes(last) === true;
  }).length;
}
