import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import type { TableName, Tables, Write } from '../../bot/storage/table/tables.ts';

/** As many rows as one transaction takes. */
const AT_ONCE = 100;

export interface Commit {
  readonly table: TableName;
  readonly pk: string;
  readonly writes: readonly Write[];
}

export interface ForkedTables {
  readonly tables: Tables;
  /** What was written to the fork, in order. */
  readonly commits: readonly Commit[];
}

/** What `base` holds, and whatever is written to it stays here: a partition is copied when it is first asked for. ETags are others. */
export function forkedTables(base: Tables): ForkedTables {
  const own = memoryTables();
  const copied = new Map<string, Promise<void>>();
  const commits: Commit[] = [];
  const copyOf = async (table: TableName, pk: string): Promise<void> => {
    const rows = await base.range(table, pk, { prefix: '' });
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      await own.commit(table, pk, rows.slice(from, from + AT_ONCE).map(({ rk, values }) => ({ kind: 'put', row: { pk, rk, values } })));
    }
  };
  const has = (table: TableName, pk: string): Promise<void> => {
    const key = `${table}|${pk}`;
    const copying = copied.get(key) ?? copyOf(table, pk);
    copied.set(key, copying);
    return copying;
  };
  return {
    commits,
    tables: {
      async get(table, pk, rk) {
        await has(table, pk);
        return await own.get(table, pk, rk);
      },
      async range(table, pk, ...asked) {
        await has(table, pk);
        return await own.range(table, pk, ...asked);
      },
      async commit(table, pk, writes, guard) {
        await has(table, pk);
        const committed = await own.commit(table, pk, writes, guard);
        commits.push({ table, pk, writes });
        return committed;
      },
      ping: () => base.ping(),
    },
  };
}
