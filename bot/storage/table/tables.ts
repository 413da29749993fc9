import { LedtradError } from '../../domain/errors.ts';

export type TableName = 'Identity' | 'People' | 'Cohort' | 'Lane' | 'Campaign' | 'Thread' | 'Audit' | 'Erased';

export const TABLE_NAMES: readonly TableName[] = [
  'Identity',
  'People',
  'Cohort',
  'Lane',
  'Campaign',
  'Thread',
  'Audit',
  'Erased',
];

/**
 * What a property can hold; what is read equals what was written.
 * Integers are kept as Int32 or Int64 (within ±2^53), fractions as Double; -0 is kept as 0. NaN, infinities and
 * larger integers are refused. Strings are well-formed Unicode of at most 32 Ki UTF-16 units; see packing.ts for longer.
 */
export type Value = string | number | boolean;

export type Values = Readonly<Record<string, Value>>;

export interface Row {
  /** Partition key. */
  readonly pk: string;
  /** Row key; rows of a partition are ordered by it, by UTF-16 code unit. */
  readonly rk: string;
  readonly values: Values;
}

export interface StoredRow extends Row {
  readonly etag: string;
}

export type Write =
  /** Conflicts if the row exists. */
  | { readonly kind: 'insert'; readonly row: Row }
  /** Replaces all values; conflicts if the row is gone or has another ETag. */
  | { readonly kind: 'replace'; readonly row: Row; readonly etag: string }
  /**
   * Inserts or replaces whatever is there. A put resent after a lost answer can undo what another wrote in between:
   * where that matters, put it in one transaction with a conditional write.
   */
  | { readonly kind: 'put'; readonly row: Row }
  /**
   * With `etag`: conflicts if the row is gone or has another one.
   * Without: alone in its commit, a missing row is as good as deleted; together with other writes it conflicts,
   * because the service fails the whole transaction (404).
   */
  | { readonly kind: 'delete'; readonly rk: string; readonly etag?: string };

/** The row by which a commit recognises its own writing: one of its writes, which carries `opId` as a property. */
export interface Guard {
  readonly rk: string;
  /** Fresh for every decision, the same when that decision is sent again. */
  readonly opId: string;
}

export type KeyRange =
  /** Row keys that start so; the empty prefix is the whole partition. */
  | { readonly prefix: string }
  /** from <= row key < to. */
  | { readonly from: string; readonly to: string };

export interface RangeOptions {
  /** At most so many rows, the first ones; a positive integer. */
  readonly limit?: number;
  /** Only these properties; keys and ETag always come along, and a property that a row lacks is left out. */
  readonly select?: readonly string[];
}

export interface Committed {
  /**
   * New ETags by row key, deleted rows left out. When the answer was lost and the guard recognised the commit as our
   * own, only the guard's row is here: read the others if they are needed.
   */
  readonly etags: ReadonlyMap<string, string>;
}

/**
 * The table protocol. Every method throws `StorageUnavailableError` when the store does not answer, answers with a
 * fault or refuses access; nothing of that is ever read as "missing". After such an error the outcome of a commit is
 * unknown; sent again with the same `opId`, a commit that was carried out is recognised.
 */
export interface Tables {
  get(table: TableName, pk: string, rk: string): Promise<StoredRow | undefined>;

  /** Ascending by row key, read to the end by continuation tokens unless `limit` stops it. */
  range(table: TableName, pk: string, where: KeyRange, options?: RangeOptions): Promise<StoredRow[]>;

  /**
   * 1 to 100 writes in one partition, all or none.
   * On a conflict the guard's row is read (one request more): our own `opId` there means that our write was committed
   * and its answer lost, which is success. If another has overwritten the row since, that cannot be seen and it is a
   * conflict like any other: deciding again from what is stored has to be harmless.
   * @throws ConflictError when a condition failed
   * @throws OutsideLimitsError before anything is sent, for what the service would refuse (see limits.ts)
   */
  commit(table: TableName, pk: string, writes: readonly Write[], guard?: Guard): Promise<Committed>;

  /** One point read: resolves if the store answers. */
  ping(): Promise<void>;
}

/** For the self-check alone: no store asks across partitions. */
export interface RowSamples {
  /**
   * The first rows of a table from a partition on, by key, with their `v` alone: what one request answers, so at most
   * 1,000, and possibly none although there are more.
   */
  sample(table: TableName, fromPartition: string): Promise<readonly StoredRow[]>;
}

export type ConflictReason = 'exists' | 'changed' | 'missing';

/** A condition of a commit failed, and the write was not ours: load again, decide again. */
export class ConflictError extends LedtradError {
  constructor(
    table: TableName,
    readonly reason: ConflictReason,
  ) {
    super('conflict', { table, reason });
  }
}

/**
 * The store could not be asked or would not answer. It carries neither keys nor bodies nor the underlying error,
 * whose address and body could bring directory ids or people's text into a log.
 */
export class StorageUnavailableError extends LedtradError {
  constructor(
    /** Short and free of data: a status with the service's error code, or a network error code. */
    readonly reason: string,
    table?: TableName,
  ) {
    super('storage-unavailable', table === undefined ? { reason } : { reason, table });
  }
}
