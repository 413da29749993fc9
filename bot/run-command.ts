import { CalendarError } from './calendars/fault.ts';
import { CatalogueError } from './catalogue/fault.ts';
import { ConfigError } from './config.ts';
import { isConflict, LedtradError } from './domain/errors.ts';

/** A command at the terminal: what it prints, its exit code, and a plain sentence where it could not be done. */
export async function runCommand(command: (given: readonly string[], print: (line: string) => void) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${plainReason(error)}\n`);
    process.exitCode = 1;
  }
}

function plainReason(error: unknown): string {
  if (error instanceof ConfigError || error instanceof CatalogueError || error instanceof CalendarError) return error.message;
  if (error instanceof LedtradError && error.code === 'storage-unavailable') return `Storage does not answer (${error.details['reason']}). Locally, start Ledtråd first: npm start. In Azure, check LEDTRAD_STORAGE_URL and the identity's rights to it.`;
  if (error instanceof LedtradError && error.code === 'too-busy') return 'Another import is being carried out. Try again in a minute.';
  if (isConflict(error)) return 'The roster changed meanwhile. Try again.';
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
