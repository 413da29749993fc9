import { importPreviewView, undoRefusal } from '../api/roster/import-view.ts';
import type { StoredWorld } from '../context.ts';
import { translator } from '../locales/translate.ts';
import type { Cohort } from '../ports/cohorts.ts';
import { openRosterFile } from '../roster-file/open-roster-file.ts';
import { commitImport } from '../usecases/roster/commit-import.ts';
import { previewImport, type Cells } from '../usecases/roster/preview-import.ts';
import { undoImport } from '../usecases/roster/undo-import.ts';
import { HELP, rosterArguments, type RosterArguments } from './arguments.ts';
import { faultLine } from './fault-line.ts';
import { findCohort } from './find-cohort.ts';
import { previewLines } from './print-preview.ts';

type Print = (line: string) => void;

const t = translator('en');
const DONE = 0;
const NOT_DONE = 1;

/** `npm run roster`: returns the exit code. `open` is called once it is clear what is wanted. Throws what storage throws. */
export async function runRosterCommand(given: readonly string[], open: () => Promise<StoredWorld>, print: Print): Promise<number> {
  const wanted = rosterArguments(given);
  if (wanted === 'help') {
    print(HELP);
    return DONE;
  }
  if ('fault' in wanted) return failed(print, `${wanted.fault}\n\n${HELP}`);
  const cells = wanted.file === undefined ? undefined : await cellsOf(wanted.file, print);
  if (wanted.file !== undefined && !cells) return NOT_DONE;
  const stored = await open();
  await stored.ensureTables();
  const found = await findCohort(stored.world, wanted);
  if ('fault' in found) return failed(print, found.fault);
  print(`Cohort: ${found.cohort.name}${found.isNew ? ' (new)' : ` (${found.cohort.cohortId})`}`);
  return cells ? await importFile(stored, wanted, found, cells, print) : await undo(stored, found.cohort, print);
}

async function cellsOf(file: string, print: Print): Promise<Cells | undefined> {
  const read = await openRosterFile(file);
  if ('unreadable' in read) {
    failed(print, `${file} cannot be read (${read.unreadable}).`);
    return undefined;
  }
  if ('cells' in read) return read.cells;
  failed(print, faultLine(read.fault, t));
  return undefined;
}

async function importFile({ world }: StoredWorld, { mode, commit }: RosterArguments, { cohort, isNew }: { cohort: Cohort; isNew: boolean }, cells: Cells, print: Print): Promise<number> {
  const preview = await previewImport(world, 'operator', cohort.cohortId, cells, mode, cohort);
  for (const line of previewLines(importPreviewView(preview, t))) print(line);
  if (preview.plan.faults.length > 0) return failed(print, 'Nothing is imported while there are faults.');
  if (!commit) {
    print('This was a dry run, and nothing has been changed. Do it with --commit.');
    return DONE;
  }
  if (isNew) await world.cohorts.create(cohort);
  const result = await commitImport(world, 'operator', cohort.cohortId, cells, mode, preview.tag);
  switch (result.kind) {
    case 'imported':
      print('Imported. Take it back with --undo, until somebody has acted on it.');
      return DONE;
    case 'nothing-to-do':
      print('The roster says all of it already: nothing was changed.');
      return DONE;
    case 'refused':
      return failed(print, 'The roster changed while the file was looked at, so nothing was imported. Look at it again.');
  }
}

async function undo({ world }: StoredWorld, { cohortId }: Cohort, print: Print): Promise<number> {
  const result = await undoImport(world, 'operator', cohortId);
  if (result.kind === 'refused') return failed(print, undoRefusal(result, t));
  const { added, changed, removed } = result.imported.counts;
  print(`Taken back: ${added} added, ${changed} changed, ${removed} removed.`);
  return DONE;
}

function failed(print: Print, sentence: string): number {
  print(sentence);
  return NOT_DONE;
}
