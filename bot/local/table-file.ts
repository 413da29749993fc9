import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LocalRunError } from './local-run-error.ts';

/** So much of the saved form that loading it finds tables. */
const SavedTables = z.object({
  collections: z.array(z.object({ name: z.string(), data: z.array(z.unknown()) })).min(1),
});

/**
 * Throws `data-corrupt` if there is a file but no tables in it. Must be asked before Azurite opens it: Azurite takes
 * an empty or foreign JSON file for an empty database, and saves that over what was there.
 */
export async function assertReadable(file: string): Promise<void> {
  const text = await read(file);
  if (text === undefined) return;
  try {
    SavedTables.parse(JSON.parse(text));
  } catch (error) {
    throw new LocalRunError('data-corrupt', { file }, { cause: error });
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
