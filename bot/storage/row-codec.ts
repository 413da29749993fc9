import { z } from 'zod';
import { LedtradError } from '../domain/errors.ts';
import type { OperationId } from '../domain/ids.ts';
import { packJson, unpackJson } from './table/packing.ts';
import type { StoredRow, Values } from './table/tables.ts';

/**
 * How one kind of value stands in a row: as JSON, with the version of its shape (`v`) and the operation that wrote it.
 * A newer version reads the one before it through `upgrade`, so that two versions of the product can run side by side.
 */
export interface RowCodec<Value> {
  write(value: Value, opId?: OperationId): Values;
  /** Throws `unexpected` for a row that is not of this kind; the error names the kind, never the content. */
  read(row: StoredRow): Value;
}

export function rowCodec<Value>(kind: string, version: number, schema: z.ZodType<Value>, upgrade?: (old: unknown) => unknown): RowCodec<Value> {
  return {
    write: (value, opId) => ({ v: version, ...(opId ? { opId } : {}), ...packJson('json', value) }),
    read: (row) => {
      const stored = unpackJson('json', row.values);
      const current = row.values['v'] === version - 1 && upgrade ? upgrade(stored) : stored;
      const parsed = schema.safeParse(current);
      if (!parsed.success) throw new LedtradError('unexpected', { row: kind, version: Number(row.values['v']) });
      return parsed.data;
    },
  };
}

/** An id that was checked when it was first written; reading it back only tells that it is text. */
export function storedId<Id extends string>(): z.ZodType<Id> {
  return z.custom<Id>((value) => typeof value === 'string' && value.length > 0);
}
