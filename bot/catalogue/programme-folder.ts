import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../domain/language.ts';
import type { Fault } from './fault.ts';
import { readLocatedFile, unreadable, type LocatedFile } from './located-file.ts';
import { programmeFileSchema, textFileSchema, type ProgrammeFile, type TextFile } from './schema.ts';

/** One programme as it lies on disk: its structure, and its texts in each declared language that could be read. */
export interface ProgrammeFolder {
  readonly structure: LocatedFile<ProgrammeFile>;
  readonly texts: ReadonlyMap<Language, LocatedFile<TextFile>>;
}

export interface FolderReading {
  /** Absent when not even the structure could be read. */
  readonly folder?: ProgrammeFolder;
  readonly faults: readonly Fault[];
}

const STRUCTURE_FILE = 'programme.yaml';

export function readProgrammeFolder(path: string): FolderReading {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    return { faults: [{ file: path, line: 1, reason: unreadable(error) }] };
  }
  const structure = readLocatedFile(join(path, STRUCTURE_FILE), programmeFileSchema);
  if (!structure.ok) return { faults: structure.faults };

  const texts = new Map<Language, LocatedFile<TextFile>>();
  const faults: Fault[] = [];
  const { languages } = structure.content.value;
  for (const language of new Set(languages)) {
    const text = readLocatedFile(join(path, textFileName(language)), textFileSchema);
    if (text.ok) texts.set(language, text.content);
    else faults.push(...text.faults);
  }
  const expected = new Set([STRUCTURE_FILE, ...languages.map(textFileName)]);
  for (const name of names.filter((name) => /\.ya?ml$/i.test(name) && !expected.has(name))) {
    const reason = `belongs to none of the declared languages (${languages.join(', ')})`;
    faults.push({ file: join(path, name), line: 1, reason });
  }
  return { folder: { structure: structure.content, texts }, faults };
}

function textFileName(language: Language): string {
  return `${language}.yaml`;
}
