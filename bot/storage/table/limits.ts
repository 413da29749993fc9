import type { Guard, KeyRange, RangeOptions, Row, Value, Write } from './tables.ts';

/**
 * Azure Table Storage, "Understanding the Table service data model" and "Performing entity group transactions".
 * Checked by us, because the emulator accepts much of what the service refuses.
 */
export const LIMITS = {
  /** 1 KiB, in UTF-16 units. */
  keyLength: 512,
  /** 64 KiB, in UTF-16 units. */
  stringLength: 32 * 1024,
  entityBytes: 1024 * 1024,
  /** 255 with PartitionKey, RowKey and Timestamp. */
  ownProperties: 252,
  transactionWrites: 100,
  transactionBytes: 4 * 1024 * 1024,
  /** The most that one answer to a query holds. */
  pageRows: 1000,
} as const;

/** A caller's mistake: what was asked can never be stored. The message names properties, never their content. */
export class OutsideLimitsError extends TypeError {}

export const FORBIDDEN_IN_KEYS = /[/\\#?\p{Cc}]/u;
const PROPERTY_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;
/** The service's own names, and those that the client library translates to them. */
const RESERVED_NAMES = new Set(['PartitionKey', 'RowKey', 'Timestamp', 'partitionKey', 'rowKey', 'timestamp', 'etag']);
/** Request line, headers and boundaries of one write in a transaction, without its keys. */
const BYTES_AROUND_A_WRITE = 768;
/** No write needs more than this beside its values, whatever its keys. */
const MOST_BYTES_AROUND_A_WRITE = 16 * 1024;
/** A UTF-16 unit takes 2 bytes in the entity and at most 6 in JSON (`\u0000`). */
const JSON_GROWTH = 3;

export function assertKey(name: 'pk' | 'rk', key: string): void {
  refuseIf(key.length === 0, `${name} is empty`);
  refuseIf(key.length > LIMITS.keyLength, `${name} is longer than ${LIMITS.keyLength} characters`);
  refuseIf(FORBIDDEN_IN_KEYS.test(key), `${name} holds one of / \\ # ? or a control character`);
  refuseIf(!key.isWellFormed(), `${name} is not well-formed Unicode`);
}

export function assertRange(pk: string, where: KeyRange, options: RangeOptions): void {
  assertKey('pk', pk);
  for (const bound of 'prefix' in where ? [where.prefix] : [where.from, where.to]) {
    if (bound !== '') assertKey('rk', bound);
  }
  const { limit, select } = options;
  refuseIf(limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0), 'limit is not a positive integer');
  refuseIf(select?.length === 0, 'select names no property');
  for (const name of select ?? []) assertPropertyName(name);
}

export function assertCommit(pk: string, writes: readonly Write[], guard: Guard | undefined): void {
  assertKey('pk', pk);
  refuseIf(writes.length === 0, 'a commit needs at least one write');
  refuseIf(writes.length > LIMITS.transactionWrites, `a commit holds at most ${LIMITS.transactionWrites} writes`);
  assertEachRowOnce(writes);
  let entityBytes = 0;
  for (const write of writes) {
    assertKey('rk', rowKeyOf(write));
    if (write.kind !== 'delete') entityBytes += assertRow(pk, write.row);
  }
  if (writes.length > 1) assertTransactionSize(writes, entityBytes);
  if (guard !== undefined) assertGuard(writes, guard);
}

export function rowKeyOf(write: Write): string {
  return write.kind === 'delete' ? write.rk : write.row.rk;
}

function assertEachRowOnce(writes: readonly Write[]): void {
  const keys = new Set(writes.map(rowKeyOf));
  refuseIf(keys.size < writes.length, 'a commit writes each row at most once');
}

/** Without this the guard could never recognise anything, and every lost answer would become a conflict. */
function assertGuard(writes: readonly Write[], guard: Guard): void {
  const guarded = writes.find((write) => rowKeyOf(write) === guard.rk);
  refuseIf(
    guarded === undefined || guarded.kind === 'delete' || guarded.row.values['opId'] !== guard.opId,
    'the guarded row is not written with its opId in this commit',
  );
}

/** @returns the size of the entity as the service counts it */
function assertRow(pk: string, row: Row): number {
  refuseIf(row.pk !== pk, 'a row belongs to another partition than its commit');
  const properties = Object.entries(row.values);
  refuseIf(properties.length > LIMITS.ownProperties, `a row has more than ${LIMITS.ownProperties} properties`);
  let bytes = 4 + 2 * (row.pk.length + row.rk.length);
  for (const [name, value] of properties) {
    assertPropertyName(name);
    assertValue(name, value);
    bytes += 8 + 2 * name.length + bytesOf(value);
  }
  refuseIf(bytes > LIMITS.entityBytes, 'a row is larger than 1 MiB');
  return bytes;
}

function assertPropertyName(name: string): void {
  refuseIf(!PROPERTY_NAME.test(name), `${JSON.stringify(name)} is no property name`);
  refuseIf(RESERVED_NAMES.has(name), `the property name ${name} is reserved`);
}

function assertValue(name: string, value: unknown): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      refuseIf(value.length > LIMITS.stringLength, `${name} is longer than ${LIMITS.stringLength} characters`);
      refuseIf(!value.isWellFormed(), `${name} is not well-formed Unicode`);
      return;
    case 'number':
      refuseIf(!Number.isFinite(value), `${name} is not a finite number`);
      refuseIf(Number.isInteger(value) && !Number.isSafeInteger(value), `${name} is an integer beyond 2^53`);
      return;
    default:
      throw new OutsideLimitsError(`${name} is neither string, number nor boolean`);
  }
}

function bytesOf(value: Value): number {
  if (typeof value === 'string') return 4 + 2 * value.length;
  return typeof value === 'boolean' ? 1 : 8;
}

function assertTransactionSize(writes: readonly Write[], entityBytes: number): void {
  const most = JSON_GROWTH * entityBytes + MOST_BYTES_AROUND_A_WRITE * writes.length;
  if (most <= LIMITS.transactionBytes) return;
  const bytes = writes.reduce((sum, write) => sum + bytesInTransaction(write), 0);
  refuseIf(bytes > LIMITS.transactionBytes, 'a transaction is larger than 4 MiB');
}

function bytesInTransaction(write: Write): number {
  if (write.kind === 'delete') return BYTES_AROUND_A_WRITE + 9 * write.rk.length;
  const { pk, rk, values } = write.row;
  const typeNotes = Object.keys(values).reduce((sum, name) => sum + name.length + '"@odata.type":"Edm.Double",'.length, 0);
  const keys = 2 * Buffer.byteLength(encodeURIComponent(pk + rk));
  return BYTES_AROUND_A_WRITE + keys + typeNotes + Buffer.byteLength(JSON.stringify(values));
}

function refuseIf(fault: boolean, message: string): void {
  if (fault) throw new OutsideLimitsError(message);
}
