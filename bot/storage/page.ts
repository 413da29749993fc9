import type { Page } from '../ports/stored.ts';
import type { StoredRow, TableName, Tables } from './table/tables.ts';

/** Sorts after every character that a key of ours holds. */
const LAST = '~';

/**
 * One page of the rows whose keys begin with `prefix`, in key order, at a cost that does not grow with the list.
 * `before` is where an earlier page left off: the rest of a row key, which is the caller's own list and nothing else's.
 */
export async function readPage<Item>(
  tables: Tables,
  table: TableName,
  pk: string,
  prefix: string,
  { limit, before }: { limit: number; before?: string },
  read: (row: StoredRow) => Item,
): Promise<Page<Item>> {
  const from = before === undefined ? prefix : `${prefix}${before}`;
  const rows = await tables.range(table, pk, { from, to: `${prefix}${LAST}` }, { limit: limit + 1 });
  const next = rows[limit];
  return {
    items: rows.slice(0, limit).map(read),
    ...(next ? { earlier: next.rk.slice(prefix.length) } : {}),
  };
}
