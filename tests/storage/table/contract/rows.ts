import assert from 'node:assert/strict';
import { ConflictError } from '../../../../bot/storage/table/tables.ts';
import type { ConflictReason, Row, StoredRow, Tables, Value, Write } from '../../../../bot/storage/table/tables.ts';

let partitions = 0;

export function freshPartition(): string {
  partitions += 1;
  return `p${partitions}`;
}

export function row(pk: string, rk: string, values: Record<string, Value> = {}): Row {
  return { pk, rk, values };
}

export function inserts(pk: string, keys: readonly string[]): Write[] {
  return keys.map((rk) => ({ kind: 'insert', row: row(pk, rk) }));
}

export async function fill(tables: Tables, pk: string, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 100) {
    await tables.commit('People', pk, inserts(pk, keys.slice(start, start + 100)));
  }
}

export async function insert(tables: Tables, pk: string, rk: string, values: Record<string, Value> = {}): Promise<string> {
  const { etags } = await tables.commit('People', pk, [{ kind: 'insert', row: row(pk, rk, values) }]);
  return present(etags.get(rk));
}

export function present<T>(value: T | undefined): T {
  assert.ok(value !== undefined);
  return value;
}

export function keysOf(rows: readonly StoredRow[]): string[] {
  return rows.map(({ rk }) => rk);
}

export async function conflicts(work: Promise<unknown>, reason: ConflictReason): Promise<void> {
  await assert.rejects(work, (error) => error instanceof ConflictError && error.code === 'conflict' && error.reason === reason);
}
