import { commitGuarded } from './guarded-commit.ts';
import { boundsOf } from './key-range.ts';
import { assertCommit, assertKey, assertRange, LIMITS, rowKeyOf } from './limits.ts';
import { MemoryPartition } from './memory-partition.ts';
import type { OnRequest, RequestInfo } from './request-counter.ts';
import { ConflictError, StorageUnavailableError } from './tables.ts';
import type {
  Committed,
  ConflictReason,
  Guard,
  KeyRange,
  RangeOptions,
  RowSamples,
  StoredRow,
  TableName,
  Tables,
  Value,
  Values,
  Write,
} from './tables.ts';

/** One call on its way to the store. */
export interface TableCall {
  readonly operation: 'get' | 'range' | 'commit' | 'ping' | 'sample';
  readonly table: TableName;
  readonly pk: string;
  /** Row keys read or written; none for a range. */
  readonly rks: readonly string[];
  /** 1, and more when the call is sent again after a lost answer. */
  readonly attempt: number;
}

/**
 * Where a test lets things go wrong. What a hook throws reaches the caller as it is: a crash, or an outage if it is a
 * `StorageUnavailableError`. An `AnswerLost` thrown after the call makes the store send it again, as the real client does.
 */
export interface Faults {
  /** Nothing has been done yet. */
  before?(call: TableCall): void | Promise<void>;
  /** It has been done, and the caller does not know it yet. */
  after?(call: TableCall): void | Promise<void>;
}

export class AnswerLost extends Error {}

export interface MemoryTablesOptions {
  readonly onRequest?: OnRequest;
  readonly faults?: Faults;
}

/** As often as azure-tables.ts tries. */
const ATTEMPTS = 4;

/** The table protocol in this process's memory, for tests and benchmarks: same answers, same conflicts, same costs. */
export function memoryTables(options: MemoryTablesOptions = {}): Tables & RowSamples {
  return new MemoryTables(options);
}

class MemoryTables implements Tables, RowSamples {
  readonly #partitions = new Map<string, MemoryPartition>();
  readonly #options: MemoryTablesOptions;
  #writes = 0;

  constructor(options: MemoryTablesOptions) {
    this.#options = options;
  }

  async get(table: TableName, pk: string, rk: string): Promise<StoredRow | undefined> {
    assertKey('pk', pk);
    assertKey('rk', rk);
    return this.#send({ operation: 'get', table, pk, rks: [rk] }, () => {
      const row = this.#partition(table, pk).get(rk);
      this.#report(table, { method: 'GET', status: row ? 200 : 404, entities: row ? 1 : 0 });
      return row && copyOf(row);
    });
  }

  async range(table: TableName, pk: string, where: KeyRange, options: RangeOptions = {}): Promise<StoredRow[]> {
    assertRange(pk, where, options);
    const { limit = Infinity, select } = options;
    return this.#send({ operation: 'range', table, pk, rks: [] }, () => {
      const pageRows = Math.min(limit, LIMITS.pageRows);
      const wholePages = Math.ceil(limit / pageRows) * pageRows;
      const read = this.#partition(table, pk).within(boundsOf(where), wholePages);
      this.#reportPages(table, read.length, pageRows);
      return read.slice(0, limit).map((row) => copyOf(row, select));
    });
  }

  async commit(table: TableName, pk: string, writes: readonly Write[], guard?: Guard): Promise<Committed> {
    assertCommit(pk, writes, guard);
    return commitGuarded(
      guard,
      () => this.#send({ operation: 'commit', table, pk, rks: writes.map(rowKeyOf) }, () => this.#apply(table, pk, writes)),
      (rk) => this.get(table, pk, rk),
    );
  }

  async ping(): Promise<void> {
    await this.#send({ operation: 'ping', table: 'Erased', pk: '0', rks: ['0'] }, () => {
      this.#report('Erased', { method: 'GET', status: 404, entities: 0 });
    });
  }

  async sample(table: TableName, fromPartition: string): Promise<readonly StoredRow[]> {
    return this.#send({ operation: 'sample', table, pk: fromPartition, rks: [] }, () => {
      const prefix = `${table}/`;
      const keys = [...this.#partitions.keys()].filter((key) => key.startsWith(prefix) && key.slice(prefix.length) >= fromPartition).sort();
      const rows = keys.flatMap((key) => this.#partitions.get(key)?.within({ from: '' }, LIMITS.pageRows) ?? []).slice(0, LIMITS.pageRows);
      this.#report(table, { method: 'GET', status: 200, entities: rows.length });
      return rows.map((row) => copyOf(row, ['v']));
    });
  }

  /** Synchronous between the hooks, and so atomic. */
  async #send<Answer>(call: Omit<TableCall, 'attempt'>, perform: () => Answer): Promise<Answer> {
    const { faults } = this.#options;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await faults?.before?.({ ...call, attempt });
      const outcome = outcomeOf(perform);
      try {
        await faults?.after?.({ ...call, attempt });
      } catch (error) {
        if (error instanceof AnswerLost) continue;
        throw error;
      }
      if (outcome.kind === 'refused') throw outcome.error;
      return outcome.answer;
    }
    throw new StorageUnavailableError('no answer', call.table);
  }

  #apply(table: TableName, pk: string, writes: readonly Write[]): Committed {
    const partition = this.#partition(table, pk);
    const alone = writes.length === 1;
    for (const write of writes) {
      const reason = conflictOf(write, partition.get(rowKeyOf(write)), alone);
      if (reason === undefined) continue;
      this.#report(table, { method: methodOf(writes), status: STATUS_OF[reason], operations: writes.length, entities: 0 });
      throw new ConflictError(table, reason);
    }
    const nothingToDelete = alone && writes.every((write) => write.kind === 'delete' && partition.get(write.rk) === undefined);
    const etags = new Map<string, string>();
    for (const write of writes) {
      if (write.kind === 'delete') partition.delete(write.rk);
      else etags.set(write.row.rk, this.#store(partition, pk, write.row.rk, write.row.values));
    }
    this.#report(table, {
      method: methodOf(writes),
      status: nothingToDelete ? 404 : alone ? 204 : 202,
      operations: writes.length,
      entities: nothingToDelete ? 0 : writes.length,
    });
    return { etags };
  }

  #store(partition: MemoryPartition, pk: string, rk: string, values: Values): string {
    this.#writes += 1;
    const etag = `W/"${this.#writes}"`;
    partition.set({ pk, rk, etag, values: asKept(values) });
    return etag;
  }

  #partition(table: TableName, pk: string): MemoryPartition {
    const key = `${table}/${pk}`;
    let partition = this.#partitions.get(key);
    if (partition === undefined) this.#partitions.set(key, (partition = new MemoryPartition()));
    return partition;
  }

  #reportPages(table: TableName, rows: number, pageRows: number): void {
    let left = rows;
    do {
      this.#report(table, { method: 'GET', status: 200, entities: Math.min(left, pageRows) });
      left -= pageRows;
    } while (left > 0);
  }

  #report(table: TableName, info: Pick<RequestInfo, 'method' | 'status' | 'entities'> & { operations?: number }): void {
    this.#options.onRequest?.({ url: `memory:/${table}`, operations: 1, ...info });
  }
}

type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly error: unknown };

function outcomeOf<Answer>(perform: () => Answer): Outcome<Answer> {
  try {
    return { kind: 'answered', answer: perform() };
  } catch (error) {
    return { kind: 'refused', error };
  }
}

const STATUS_OF: Record<ConflictReason, number> = { exists: 409, changed: 412, missing: 404 };

function conflictOf(write: Write, stored: StoredRow | undefined, alone: boolean): ConflictReason | undefined {
  switch (write.kind) {
    case 'put':
      return undefined;
    case 'insert':
      return stored === undefined ? undefined : 'exists';
    case 'replace':
      if (stored === undefined) return 'missing';
      return stored.etag === write.etag ? undefined : 'changed';
    case 'delete':
      if (stored === undefined) return write.etag === undefined && alone ? undefined : 'missing';
      return write.etag === undefined || stored.etag === write.etag ? undefined : 'changed';
  }
}

const METHOD_OF = { insert: 'POST', replace: 'PUT', put: 'PUT', delete: 'DELETE' } as const;

function methodOf(writes: readonly Write[]): RequestInfo['method'] {
  const [only] = writes;
  return writes.length === 1 && only !== undefined ? METHOD_OF[only.kind] : 'POST';
}

function copyOf(row: StoredRow, select?: readonly string[]): StoredRow {
  return { ...row, values: select === undefined ? { ...row.values } : selected(row.values, select) };
}

function selected(values: Values, names: readonly string[]): Values {
  const picked: Record<string, Value> = {};
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** A copy, with -0 as the 0 that the service makes of it. */
function asKept(values: Values): Values {
  const kept: Record<string, Value> = { ...values };
  for (const name of Object.keys(kept)) if (kept[name] === 0) kept[name] = 0;
  return kept;
}
