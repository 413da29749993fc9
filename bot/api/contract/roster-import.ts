/**
 * Importing a cohort's roster from a file, for who leads all of it:
 * `GET /api/v1/cohorts/:cohort/roster/import` – how the last one stands;
 * `POST …/preview` – what a file would do; `POST …/commit` – do it, if nothing has changed since that preview;
 * `POST …/undo` – take the last one back.
 * The file is kept nowhere: it is sent with the preview and once more with the commit.
 */
import { z } from 'zod';

export const importMode = z.enum(['addition', 'whole']);
export type ImportMode = z.infer<typeof importMode>;

export const importFile = z.strictObject({
  /** The file's bytes, base64. */
  file: z.base64(),
  mode: importMode,
});
export type ImportFile = z.infer<typeof importFile>;

export const importCommit = importFile.extend({
  /** Of the preview that is meant. */
  tag: z.string().max(100),
});
export type ImportCommit = z.infer<typeof importCommit>;

const count = z.number().int();
export const importCounts = z.object({ added: count, changed: count, removed: count, organisations: count, teams: count });

export const importFaultView = z.object({
  /** As the file's own program counts; absent where it is the whole file's. */
  row: count.optional(),
  /** The column's name. */
  column: z.string().optional(),
  sentence: z.string(),
});
export type ImportFaultView = z.infer<typeof importFaultView>;

export const importChangeView = z.object({
  id: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  row: count.optional(),
  /** Absent for a protected identity, which is told by its row alone. */
  name: z.string().optional(),
  position: z.string(),
  organisation: z.string(),
  school: z.string(),
  team: z.string(),
  /** Of who is changed: which columns, from what to what. */
  columns: z.array(z.object({ column: z.string(), from: z.string(), to: z.string() })),
});
export type ImportChangeView = z.infer<typeof importChangeView>;

export const importPreviewView = z.object({
  tag: z.string(),
  mode: importMode,
  counts: importCounts,
  unchanged: count,
  unknownColumns: z.array(z.string()),
  faults: z.array(importFaultView),
  newOrganisations: z.array(z.string()),
  /** Organisations of which the file is the first to say the tenant. */
  tenantsLearned: z.array(z.string()),
  newTeams: z.array(z.string()),
  changes: z.array(importChangeView),
});
export type ImportPreviewView = z.infer<typeof importPreviewView>;

export const latestImportView = z.object({
  /** Instant, ISO 8601 UTC. */
  at: z.string(),
  mode: importMode,
  counts: importCounts,
  state: z.enum(['carrying-out', 'done', 'undoing', 'undone']),
});
export type LatestImportView = z.infer<typeof latestImportView>;

export const importStateView = z.object({ latest: latestImportView.optional() });
export type ImportStateView = z.infer<typeof importStateView>;

export const importCommitView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('imported'), latest: latestImportView }),
  z.object({ kind: z.literal('nothing-to-do') }),
  /** Something has changed since, or there are faults: this is how it is now. */
  z.object({ kind: z.literal('refused'), preview: importPreviewView }),
]);
export type ImportCommitView = z.infer<typeof importCommitView>;

export const importUndoView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('undone'), latest: latestImportView }),
  z.object({ kind: z.literal('refused'), sentence: z.string() }),
]);
export type ImportUndoView = z.infer<typeof importUndoView>;
