import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder's files as they are in the repository, with variables in them, by their names in the package. */
export type Source = Readonly<Record<string, Uint8Array>>;

export const MANIFEST = 'manifest.json';
export const LOCALES = { en: 'en.json', nb: 'nb.json' } as const;
export const ICONS = { color: 'color.png', outline: 'outline.png' } as const;

export const ROOT = join(import.meta.dirname, '..');

export function readSource(folder: string = import.meta.dirname): Source {
  const names = [MANIFEST, ...Object.values(LOCALES), ...Object.values(ICONS)];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}
