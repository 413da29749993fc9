import { LedtradError } from '../domain/errors.ts';
import type { WrongCode } from '../ports/self-check.ts';
import { StorageUnavailableError } from '../storage/table/tables.ts';

export type StorageTrouble = Extract<WrongCode, 'storage-refused' | 'table-missing' | 'storage-away' | 'storage-odd'>;

/** The gravest first: what refuses access has to be mended before anything else can be said. */
export const GRAVEST_FIRST: readonly StorageTrouble[] = ['storage-refused', 'table-missing', 'storage-away', 'storage-odd'];

/** What an error of the tables means, and its short reason; without an error the service did what it must not. */
export function troubleOf(error: unknown): { readonly code: StorageTrouble; readonly reason: string } {
  if (error === undefined) return { code: 'storage-odd', reason: 'not as asked' };
  if (error instanceof StorageUnavailableError) return { code: codeOf(error.reason), reason: error.reason };
  if (error instanceof LedtradError) return { code: 'storage-odd', reason: String(error.details['reason'] ?? error.code) };
  return { code: 'storage-away', reason: error instanceof Error ? error.name : typeof error };
}

/** By the table service's statuses and codes. Source: "Table Storage error codes", "Common REST API error codes". */
function codeOf(reason: string): StorageTrouble {
  if (/^40[13]\b/.test(reason)) return 'storage-refused';
  return /\bTableNotFound\b|\bTableBeingDeleted\b/.test(reason) ? 'table-missing' : 'storage-away';
}
