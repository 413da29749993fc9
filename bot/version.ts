import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The same place seen from the source and from the compiled files. */
export const ROOT = import.meta.dirname.endsWith(join('dist', 'bot')) ? join(import.meta.dirname, '../..') : join(import.meta.dirname, '..');

/** The product's, as package.json has it. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }; // Our own file.
  return version;
}
