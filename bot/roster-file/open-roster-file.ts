import { readFile } from 'node:fs/promises';
import { readRosterFile, type ReadFile } from './read-roster-file.ts';

/** The cells of the file at `path`, or why it has none: that it cannot be opened is a code of the system's. */
export async function openRosterFile(path: string): Promise<ReadFile | { readonly unreadable: string }> {
  try {
    return await readRosterFile(await readFile(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { unreadable: String(error.code) };
  }
}
