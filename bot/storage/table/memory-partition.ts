import type { KeyBounds } from './key-range.ts';
import type { StoredRow } from './tables.ts';

/** The rows of one partition, kept in the order of their keys. Rows are replaced, never changed. */
export class MemoryPartition {
  readonly #rows = new Map<string, StoredRow>();
  /** Ascending by UTF-16 code unit, which is how `<` compares strings. */
  readonly #keys: string[] = [];

  get(rk: string): StoredRow | undefined {
    return this.#rows.get(rk);
  }

  set(row: StoredRow): void {
    if (!this.#rows.has(row.rk)) this.#keys.splice(this.#firstAtLeast(row.rk), 0, row.rk);
    this.#rows.set(row.rk, row);
  }

  delete(rk: string): void {
    if (this.#rows.delete(rk)) this.#keys.splice(this.#firstAtLeast(rk), 1);
  }

  /** The rows within the bounds, at most `limit`. */
  within(bounds: KeyBounds, limit: number): StoredRow[] {
    const start = this.#firstAtLeast(bounds.from);
    const end = bounds.to === undefined ? this.#keys.length : this.#firstAtLeast(bounds.to);
    const rows: StoredRow[] = [];
    for (const rk of this.#keys.slice(start, Math.min(end, start + limit))) {
      const row = this.#rows.get(rk);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  #firstAtLeast(rk: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const key = this.#keys[middle];
      if (key !== undefined && key < rk) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
