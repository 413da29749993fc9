import { isConflict, LedtradError } from '../../domain/errors.ts';
import { inTransactions } from './in-transactions.ts';
import type { StoredRow, TableName, Tables } from './tables.ts';

const MOST_TRIES = 5;

/**
 * Deletes what is found, if it is as it was found; otherwise looks again. So a deletion whose answer was lost, and that
 * was sent once more, is no failure. Throws `too-busy` when others change it again and again.
 */
export async function deleteFound(tables: Tables, table: TableName, pk: string, find: () => Promise<readonly StoredRow[]>): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const found = await find();
    try {
      for (const some of inTransactions(found)) await tables.commit(table, pk, some.map(({ rk, etag }) => ({ kind: 'delete', rk, etag })));
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}
