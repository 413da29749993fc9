import type { ImportChangeView, ImportPreviewView } from '../api/contract/roster-import.ts';

/** Faults first, then what would be done, row by row. */
export function previewLines(view: ImportPreviewView): readonly string[] {
  const { counts, unchanged, unknownColumns, faults, newOrganisations, tenantsLearned, newTeams, changes } = view;
  return [
    ...list('Columns that say nothing to Ledtråd, and are left alone', unknownColumns),
    ...list('Faults', faults.map(({ row, column, sentence }) => [row === undefined ? '' : `row ${row}`, column ?? ''].filter(Boolean).join(', ').concat(row === undefined && column === undefined ? '' : ': ', sentence))),
    ...list('New organisations', newOrganisations),
    ...list('Organisations whose tenant is told for the first time', tenantsLearned),
    ...list('New learning teams', newTeams),
    ...table(changes),
    '',
    `${counts.added} added, ${counts.changed} changed, ${counts.removed} removed, ${unchanged} unchanged.`,
  ];
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', `${title}:`, ...items.map((item) => `  ${item}`)];
}

function table(changes: readonly ImportChangeView[]): readonly string[] {
  if (changes.length === 0) return [];
  const lines = changes.map(({ kind, row, name, position, organisation, school, team, columns }) => [
    kind,
    row === undefined ? '' : String(row),
    name ?? '(protected identity)',
    columns.length > 0 ? columns.map(({ column, from, to }) => `${column}: ${from || '–'} → ${to || '–'}`).join('; ') : [position, school, organisation, team].filter(Boolean).join(', '),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return ['', ...lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())];
}
