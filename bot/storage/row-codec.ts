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
  /**
   * Throws `unexpected` for a row that is not of this kind, and for one of a version that is yet to come: written back,
   * it would lose what is new in it. The error names the kind, never the content.
   */
  read(row: StoredRow): Value;
}

export function rowCodec<Value>(kind: string, version: number, schema: z.ZodType<Value>, upgrade?: (old: unknown) => unknown): RowCodec<Value> {
  const current = (row: StoredRow): unknown => {
    const stored = unlessBroken(kind, () => unpackJson('json', row.values));
    if (row.values['v'] === version) return stored;
    return row.values['v'] === version - 1 ? upgrade?.(stored) : undefined;
  };
  return {
    write: (value, opId) => ({ v: version, ...(opId ? { opId } : {}), ...packJson('json', value) }),
    read: (row) => {
      const parsed = schema.safeParse(current(row));
      if (!parsed.success) throw new LedtradError('unexpected', { row: kind, version: Number(row.values['v']) });
      return parsed.data;
    },
  };
}

/** The fault of a JSON parser quotes what it read, and what is stored may be somebody's text: it is not passed on. */
export function unlessBroken<Parsed>(kind: string, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    if (error instanceof SyntaxError) throw new LedtradError('unexpected', { row: kind });
    throw error;
  }
}

/** An id that was checked when it was first written; reading it back only tells that it is text. */
export function storedId<Id extends string>(): z.ZodType<Id> {
  return z.custom<Id>((value) => typeof value === 'string' && value.length > 0);
}
