import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { Versioned } from '../../ports/stored.ts';

const MOST_TRIES = 5;

/** Brings a member's row at a meeting up to date, unless a later revision stands there. Throws `too-busy`. */
export async function projectContribution<Row extends { readonly rev: number }>(
  row: Row,
  read: () => Promise<Versioned<Row> | undefined>,
  save: (row: Row, stored: Versioned<Row> | undefined) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const stored = await read();
    if (stored && stored.value.rev >= row.rev) return;
    try {
      return await save(row, stored);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}
