import type { ImportFault } from '../domain/roster/import-fault.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { isZip, readXlsx } from './read-xlsx.ts';

/** A file's cells, or why it has none. */
export type ReadFile = { readonly cells: readonly (readonly string[])[] } | { readonly fault: ImportFault };

/** More than ten thousand people fill. */
export const MOST_FILE_BYTES = 3 * 1024 * 1024;

/** Cells of a roster as people keep it: CSV as Excel writes it, or an XLSX workbook's first sheet. Which one, the content tells. */
export async function readRosterFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > MOST_FILE_BYTES) return { fault: { code: 'too-large', value: String(MOST_FILE_BYTES / (1024 * 1024)) } };
  if (bytes.length === 0) return { fault: { code: 'empty' } };
  return isZip(bytes) ? await readXlsx(bytes) : readCsv(decodeText(bytes));
}
