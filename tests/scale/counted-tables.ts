import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import type { RequestInfo } from '../../bot/storage/table/request-counter.ts';
import type { TableName, Tables } from '../../bot/storage/table/tables.ts';
import { rememberingTables } from '../usecases/stored-rows.ts';
import { storedBytes } from './stored-bytes.ts';

/** What Azure bills and limits by. */
export interface Cost {
  readonly requests: number;
  /** Rows read or written. */
  readonly entities: number;
}

export const NOTHING: Cost = { requests: 0, entities: 0 };

/** What one partition was asked in one second of the clock that was given. */
export interface Asked extends Cost {
  readonly table: TableName;
  readonly pk: string;
  readonly second: number;
}

export interface CountedTables {
  readonly tables: Tables;
  /** Since the last reset. */
  total(): Cost;
  /** Of one table. */
  of(table: TableName): Cost;
  asked(): readonly Asked[];
  reset(): void;
  /** All that is stored now, as Azure counts it. */
  bytes(): Promise<number>;
}

/** Tables in memory that tell which partition was asked for how much, and when. `now` in milliseconds. */
export function countedTables(now: () => number = () => 0): CountedTables {
  const asked = new Map<string, Asked>();
  /** Of the call that is being carried out: it is told of before its hook is. */
  let told: RequestInfo[] = [];
  const { tables, rows } = rememberingTables(memoryTables({
    onRequest: (info) => told.push(info),
    faults: {
      after({ table, pk }) {
        const second = Math.floor(now() / 1_000);
        const key = `${table}|${pk}|${second}`;
        asked.set(key, { table, pk, second, ...plus(asked.get(key) ?? NOTHING, { requests: told.length, entities: sum(told.map(({ entities }) => entities)) }) });
        told = [];
      },
    },
  }));
  const total = (those: readonly Asked[]) => those.reduce<Cost>(plus, NOTHING);
  return {
    tables,
    total: () => total([...asked.values()]),
    of: (table) => total([...asked.values()].filter((each) => each.table === table)),
    asked: () => [...asked.values()],
    reset: () => asked.clear(),
    async bytes() {
      const before = [...asked];
      const bytes = storedBytes(await rows());
      asked.clear();
      for (const [key, each] of before) asked.set(key, each);
      return bytes;
    },
  };
}

export function plus(one: Cost, other: Cost): Cost {
  return { requests: one.requests + other.requests, entities: one.entities + other.entities };
}

export function minus(one: Cost, other: Cost): Cost {
  return { requests: one.requests - other.requests, entities: one.entities - other.entities };
}

export function times(factor: number, { requests, entities }: Cost): Cost {
  return { requests: factor * requests, entities: factor * entities };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
