import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FEATURES = join(import.meta.dirname, '../../tab');

/** How often the part of a page that stands in that file asks, as its source says. Milliseconds. */
export function pollInterval(file: string): number {
  const written = /const (?:ME_)?EVERY_MS = ([\d_]+);/.exec(readFileSync(join(FEATURES, file), 'utf8'))?.[1];
  if (written === undefined) throw new Error(`${file} does not say how often it asks`);
  return Number(written.replaceAll('_', ''));
}
