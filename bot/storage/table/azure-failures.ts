import { isRestError } from '@azure/core-rest-pipeline';
import { LedtradError } from '../../domain/errors.ts';
import { ConflictError, StorageUnavailableError } from './tables.ts';
import type { ConflictReason, TableName } from './tables.ts';

/**
 * The codes and not the statuses decide: a missing table is 404 and a table being deleted 409, and neither says
 * anything about a row.
 */
const CONFLICT_OF_CODE: Readonly<Record<string, ConflictReason>> = {
  EntityAlreadyExists: 'exists',
  UpdateConditionNotSatisfied: 'changed',
  ConditionNotMet: 'changed',
  ResourceNotFound: 'missing',
  EntityNotFound: 'missing',
};

/** Statuses by which the service says that what was sent is wrong, and not that it cannot answer. */
const OUR_FAULT = new Set([400, 405, 411, 413, 414, 415, 501]);

/** What a call threw, as one of our errors. The original is left behind: its address and body hold people's data. */
export function failureOf(table: TableName, error: unknown): Error {
  if (error instanceof LedtradError) return error;
  if (!isRestError(error)) {
    if (isTimeOut(error)) return new StorageUnavailableError('no answer in time', table);
    return isWithoutToken(error) ? new StorageUnavailableError(error.name, table) : asError(error);
  }
  if (error.statusCode === undefined) return new StorageUnavailableError(error.code ?? 'no answer', table);
  return failureOfStatus(table, error.statusCode, serviceCode(error.details) ?? error.code);
}

/** What an answer's status and the service's own code mean. */
export function failureOfStatus(table: TableName, status: number, code: string | undefined): LedtradError {
  const conflict = code === undefined ? undefined : CONFLICT_OF_CODE[code];
  if (conflict !== undefined) return new ConflictError(table, conflict);
  const reason = [status, code].filter((part) => part !== undefined).join(' ');
  return OUR_FAULT.has(status)
    ? new LedtradError('unexpected', { table, reason })
    : new StorageUnavailableError(reason, table);
}

/** Timing out aborts the request, and an abort is no RestError. */
function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** By their names: the library that has their classes is loaded where there is an identity alone. */
const CREDENTIAL_ERRORS: ReadonlySet<string> = new Set(['CredentialUnavailableError', 'AuthenticationError', 'AggregateAuthenticationError', 'AuthenticationRequiredError']);

/** The identity got no token: it is missing, or its service is away. */
function isWithoutToken(error: unknown): error is Error {
  return error instanceof Error && CREDENTIAL_ERRORS.has(error.name);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new LedtradError('unexpected', { reason: typeof error });
}

function serviceCode(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('odataError' in details)) return undefined;
  const { odataError } = details;
  if (typeof odataError !== 'object' || odataError === null || !('code' in odataError)) return undefined;
  return typeof odataError.code === 'string' ? odataError.code : undefined;
}
