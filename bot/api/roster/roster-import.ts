import type { ReadFile } from '../../roster-file/read-roster-file.ts';
import { readRosterFile } from '../../roster-file/read-roster-file.ts';
import { commitImport } from '../../usecases/roster/commit-import.ts';
import { assertMayImport, previewImport } from '../../usecases/roster/preview-import.ts';
import { latestImport, undoImport } from '../../usecases/roster/undo-import.ts';
import { importCommit, importFile, type ImportCommitView, type ImportMode, type ImportPreviewView, type ImportStateView, type ImportUndoView } from '../contract/roster-import.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { faultView, importPreviewView, latestImportView, undoRefusal } from './import-view.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';

/** The largest file as base64, and what stands around it. */
const MOST_BODY_BYTES = 4 * 1024 * 1024 + 16 * 1024;

/** How the last import of a cohort's roster stands. */
export const rosterImport: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/roster/import',
  async answer(call): Promise<ImportStateView> {
    const latest = await latestImport(call.world, call.person.value, cohortIdOf(call));
    return latest ? { latest: latestImportView(latest) } : {};
  },
};

/** What importing a file would do; writes nothing. */
export const rosterImportPreview: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/roster/import/preview',
  mostBodyBytes: MOST_BODY_BYTES,
  async answer(call): Promise<ImportPreviewView> {
    const { file, mode } = parsedBody(importFile, call.body);
    const read = await readSent(call, file);
    if ('fault' in read) return unreadable(read.fault, mode, call);
    return importPreviewView(await previewImport(call.world, call.person.value, cohortIdOf(call), read.cells, mode), call.t);
  },
};

/** Imports the file, if nothing has changed since the preview that is meant. */
export const rosterImportCommit: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/roster/import/commit',
  mostBodyBytes: MOST_BODY_BYTES,
  async answer(call): Promise<ImportCommitView> {
    const { file, mode, tag } = parsedBody(importCommit, call.body);
    const read = await readSent(call, file);
    if ('fault' in read) return { kind: 'refused', preview: unreadable(read.fault, mode, call) };
    const result = await commitImport(call.world, call.person.value, cohortIdOf(call), read.cells, mode, tag);
    switch (result.kind) {
      case 'imported':
        return { kind: 'imported', latest: latestImportView(result.imported) };
      case 'nothing-to-do':
        return { kind: 'nothing-to-do' };
      case 'refused':
        return { kind: 'refused', preview: importPreviewView(result.preview, call.t) };
    }
  },
};

/** Takes the last import back. */
export const rosterImportUndo: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/roster/import/undo',
  async answer(call): Promise<ImportUndoView> {
    const result = await undoImport(call.world, call.person.value, cohortIdOf(call));
    if (result.kind === 'undone') return { kind: 'undone', latest: latestImportView(result.imported) };
    return { kind: 'refused', sentence: undoRefusal(result, call.t) };
  },
};

/** Nothing is unpacked for who may not import. */
async function readSent(call: ApiCall, file: string): Promise<ReadFile> {
  assertMayImport(call.person.value, cohortIdOf(call));
  return await readRosterFile(Buffer.from(file, 'base64'));
}

function unreadable(fault: Extract<ReadFile, { fault: unknown }>['fault'], mode: ImportMode, { t }: ApiCall): ImportPreviewView {
  const counts = { added: 0, changed: 0, removed: 0, organisations: 0, teams: 0 };
  return { tag: '', mode, counts, unchanged: 0, unknownColumns: [], faults: [faultView(fault, t)], newOrganisations: [], tenantsLearned: [], newTeams: [], changes: [] };
}
