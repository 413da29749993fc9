import { readFileSync } from 'node:fs';

/** What is said in previous-version.json of the version before this one, to be said anew when another has been released. */
export interface StatedChanges {
  readonly commit: string;
  /** Kinds of rows: as the version before calls them, as this one does. */
  readonly renamed: Readonly<Record<string, string>>;
  /** What that version does not know, and what it means that it drops or refuses it; for a kind of row, that it never reads one. */
  readonly added: Readonly<Record<string, string>>;
  /** What this version does not know any more, and what it means that it drops or refuses it, or that the one before misses it. */
  readonly gone: Readonly<Record<string, string>>;
}

// Our own file.
export const STATED = JSON.parse(readFileSync(new URL('previous-version.json', import.meta.url), 'utf8')) as StatedChanges;
