import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CatalogueError, type Fault } from '../../bot/catalogue/fault.ts';
import { loadCatalogue } from '../../bot/catalogue/load.ts';

/** The files of an organisation's own programme, by name; sound until a test edits them. */
export type ProgrammeFiles = Readonly<Record<string, string | Uint8Array>>;

export const STRUCTURE = `id: stadens-program
languages: [sv]
areas:
  - id: natverk
    state: open
    months: { from: 2, to: 4 }
    ordered: false
    effects:
      - natverk.samtal
      - natverk.tid
    actions:
      - id: natverk.besok
        kind: one-off
        versions:
          - version: 1
      - id: natverk.fraga
        kind: daily-habit
        versions:
          - version: 1
  - id: framtid
    state: under-development
patterns: [mod]
abilities: [lyssna]
outcomes: [ro]
`;

export const SWEDISH = `name: Stadens program
areas:
  natverk:
    name: Möts över skolgränser
    purpose: Du lär av andra rektorer i staden.
    effects:
      natverk.samtal: Du pratar oftare med kollegor
      natverk.tid: Du har tid att tänka
    actions:
      natverk.besok:
        1:
          name: Besök en annan skola
          tryThis: Följ en kollega under en förmiddag.
          questions:
            - Vad tar du med dig hem?
      natverk.fraga:
        1:
          name: Ställ en öppen fråga
          tryThis: Fråga en kollega vad som är svårt just nu.
          questions:
            - Vad hände när du var tyst?
  framtid:
    name: Det som kommer
    purpose: Området skrivs i höst.
patterns:
  mod:
    name: Mod
    description: Du vågar säga det som är svårt.
abilities:
  lyssna:
    name: Lyssna
    description: Du hör vad andra menar.
outcomes:
  ro:
    name: Arbetsro
    description: Skolan är lugn när du inte är där.
`;

export const SOUND: ProgrammeFiles = { 'programme.yaml': STRUCTURE, 'sv.yaml': SWEDISH };

/** The programme with one passage changed; a passage that is not there is a mistake in the test. */
export function edited(
  name: 'programme.yaml' | 'sv.yaml',
  passage: string,
  replacement: string,
  files: ProgrammeFiles = SOUND,
): ProgrammeFiles {
  const source = String(files[name]);
  if (!source.includes(passage)) throw new Error(`${name} has no passage ${JSON.stringify(passage)}`);
  return { ...files, [name]: source.replace(passage, () => replacement) };
}

/** Calls back with a folder that holds the files, and removes it afterwards. */
export function withFolder<Result>(files: ProgrammeFiles, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'programme-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the loader finds wrong in the files, each fault with its file's bare name; none if it accepts them. */
export function faultsIn(files: ProgrammeFiles): Fault[] {
  return withFolder(files, (folder) => {
    try {
      loadCatalogue({ folders: [folder] });
      return [];
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      return error.faults.map((fault) => ({ ...fault, file: basename(fault.file) }));
    }
  });
}

/** The line, counted from 1, on which a passage begins. */
export function lineOf(source: string | Uint8Array | undefined, passage: string): number {
  const before = String(source).split(passage, 1)[0] ?? '';
  if (before.length === String(source).length) throw new Error(`No passage ${JSON.stringify(passage)}`);
  return before.split('\n').length;
}
