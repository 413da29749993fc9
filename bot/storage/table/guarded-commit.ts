import { ConflictError } from './tables.ts';
import type { Committed, Guard, StoredRow } from './tables.ts';

/**
 * Tells a lost answer from a lost race. Below us a request whose answer was lost is sent again, and the second one
 * meets the work of the first as a conflict.
 */
export async function commitGuarded(
  guard: Guard | undefined,
  send: () => Promise<Committed>,
  readGuardRow: (rk: string) => Promise<StoredRow | undefined>,
): Promise<Committed> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ConflictError) || guard === undefined) throw error;
    const row = await readGuardRow(guard.rk);
    if (row?.values['opId'] !== guard.opId) throw error;
    return { etags: new Map([[guard.rk, row.etag]]) };
  }
}
