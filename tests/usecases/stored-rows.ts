import type { StoredRow, TableName, Tables, Write } from '../../bot/storage/table/tables.ts';

export interface RowOfTable extends StoredRow {
  readonly table: TableName;
}

export interface RememberingTables {
  readonly tables: Tables;
  /** Everything that is stored now, of all tables. */
  rows(): Promise<readonly RowOfTable[]>;
}

/** Tables that know every partition that was ever written to, so that a test can look at all that is stored. */
export function rememberingTables(tables: Tables, onCommitted: (table: TableName, writes: readonly Write[]) => void = () => undefined): RememberingTables {
  const partitions = new Map<string, { table: TableName; pk: string }>();
  return {
    tables: {
      get: (...asked) => tables.get(...asked),
      range: (...asked) => tables.range(...asked),
      ping: () => tables.ping(),
      async commit(table, pk, writes, guard) {
        partitions.set(`${table}|${pk}`, { table, pk });
        const committed = await tables.commit(table, pk, writes, guard);
        onCommitted(table, writes);
        return committed;
      },
    },
    async rows() {
      const found = await Promise.all([...partitions.values()].map(async ({ table, pk }) => {
        const rows = await tables.range(table, pk, { prefix: '' });
        return rows.map((row) => ({ ...row, table }));
      }));
      return found.flat();
    },
  };
}

/** What a row says, keys and all. */
export function textOf(row: RowOfTable): string {
  return [row.pk, row.rk, ...Object.values(row.values)].join('\n');
}
