import type { TableEntityResult } from '@azure/data-tables';
import { LedtradError } from '../../domain/errors.ts';
import type { StoredRow, TableName, Value, Values } from './tables.ts';

const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);
/** What the client library adds to a row's own properties. */
const NOT_OURS = new Set(['partitionKey', 'rowKey', 'timestamp', 'etag', 'odata.metadata']);

/**
 * The values as the service's JSON takes them. Types are named wherever the service would have to guess: it reads a
 * bare integer as Int32 whatever its size.
 */
export function wireProperties(values: Values): Record<string, Value> {
  const wire: Record<string, Value> = {};
  for (const [name, value] of Object.entries(values)) {
    const type = typeof value === 'number' ? numberType(value) : undefined;
    if (type !== undefined) wire[`${name}@odata.type`] = type;
    wire[name] = type === 'Edm.Int64' ? String(value) : value;
  }
  return wire;
}

export function storedRow(table: TableName, pk: string, entity: TableEntityResult<Record<string, unknown>>): StoredRow {
  const values: Record<string, Value> = {};
  for (const [name, read] of Object.entries(entity)) {
    // A selected property that the row lacks comes as null.
    if (NOT_OURS.has(name) || read === null) continue;
    values[name] = valueOf(table, read);
  }
  // The key is always among what we select, so that it is there.
  return { pk, rk: entity.rowKey as string, etag: entity.etag, values };
}

function numberType(value: number): 'Edm.Int64' | 'Edm.Double' | undefined {
  if (!Number.isInteger(value)) return 'Edm.Double';
  return value > INT32_MAX || value < INT32_MIN ? 'Edm.Int64' : undefined;
}

function valueOf(table: TableName, read: unknown): Value {
  switch (typeof read) {
    case 'string':
    case 'number':
    case 'boolean':
      return read;
    case 'bigint':
      return Number(read);
    default:
      throw new LedtradError('unexpected', { table, reason: 'a property of a type that is never written here' });
  }
}
