import { LIMITS, rowKeyOf } from '../../bot/storage/table/limits.ts';
import type { TableName, Tables, Write } from '../../bot/storage/table/tables.ts';

export interface GatheredWrites {
  /** For the stores to write to: takes every commit at its word, and cannot be read. */
  readonly tables: Tables;
  /** In as few commits as the rows' partitions allow, several at a time. Resolves with how many it took. */
  writeTo(tables: Tables): Promise<number>;
}

const AT_ONCE = 32;

/**
 * Thousands of people are set up by the real stores and still not by thousands of commits in one partition: what they
 * write is gathered, of each row the last, and written together.
 */
export function gatherWrites(): GatheredWrites {
  const partitions = new Map<string, { readonly table: TableName; readonly pk: string; readonly writes: Map<string, Write> }>();

  return {
    tables: {
      get: unreadable,
      range: unreadable,
      ping: async () => {},
      async commit(table, pk, writes) {
        const key = `${table}/${pk}`;
        const partition = partitions.get(key) ?? { table, pk, writes: new Map<string, Write>() };
        partitions.set(key, partition);
        for (const write of writes) partition.writes.set(rowKeyOf(write), write);
        return { etags: new Map() };
      },
    },
    async writeTo(tables) {
      const commits = [...partitions.values()].flatMap(({ table, pk, writes }) => inTransactions([...writes.values()]).map((some) => ({ table, pk, some })));
      partitions.clear();
      const left = commits.values();
      const writer = async (): Promise<void> => {
        for (const { table, pk, some } of left) await tables.commit(table, pk, some);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, writer));
      return commits.length;
    },
  };
}

async function unreadable(): Promise<never> {
  throw new TypeError('what is only gathered cannot be read');
}

function inTransactions(writes: readonly Write[]): readonly (readonly Write[])[] {
  const size = LIMITS.transactionWrites;
  return Array.from({ length: Math.ceil(writes.length / size) }, (_, number) => writes.slice(number * size, (number + 1) * size));
}
