import type { OrganisationId, PersonId, TeamId } from '../../domain/ids.ts';
import { changedColumns } from '../../domain/roster/changed-columns.ts';
import type { RosterColumn } from '../../domain/roster/columns.ts';
import type { ImportFault } from '../../domain/roster/import-fault.ts';
import type { PlannedChange } from '../../domain/roster/plan-import.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { RosterImport, UndoRefusal } from '../../domain/roster/roster-import.ts';
import type { Translate } from '../../locales/translate.ts';
import type { ImportPreview } from '../../usecases/roster/preview-import.ts';
import type { ImportChangeView, ImportFaultView, ImportPreviewView, LatestImportView } from '../contract/roster-import.ts';

/** What an import would do, in words. */
export function importPreviewView({ plan, counts, unknownColumns, basis, tag }: ImportPreview, t: Translate): ImportPreviewView {
  const teams = new Map([...basis.teams, ...plan.teams].map(({ teamId, name }) => [teamId, name]));
  const organisations = new Map([...basis.organisations, ...plan.organisations].map(({ id, name }) => [id, name]));
  const people = new Map([...basis.entries, ...plan.changes.map(({ after }) => after)].map(({ pid, name }) => [pid, name ?? '']));
  const wording: Wording = { teams, organisations, people, t };
  return {
    tag,
    mode: plan.mode,
    counts,
    unchanged: plan.unchanged,
    unknownColumns: [...unknownColumns],
    faults: plan.faults.map((fault) => faultView(fault, t)),
    newOrganisations: plan.organisations.map(({ name }) => name),
    tenantsLearned: plan.tenantsLearned.map(({ after: { name } }) => name),
    newTeams: plan.teams.map(({ name }) => name),
    changes: plan.changes.map((change) => changeView(change, wording)),
  };
}

export function faultView({ code, row, column, value }: ImportFault, t: Translate): ImportFaultView {
  return {
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: t(`import.column.${column}`) }),
    sentence: t(`import.fault.${code}`, { value: value ?? '' }),
  };
}

export function latestImportView({ at, mode, counts, state }: RosterImport): LatestImportView {
  return { at, mode, counts: { ...counts }, state };
}

export function undoRefusal(refusal: UndoRefusal, t: Translate): string {
  switch (refusal.reason) {
    case 'acted':
      return t('import.undo.acted', { count: refusal.people });
    case 'roster-changed':
      return t('import.undo.roster-changed');
    case 'nothing-to-undo':
      return t('import.undo.nothing-to-undo');
  }
}

interface Wording {
  readonly teams: ReadonlyMap<TeamId, string>;
  readonly organisations: ReadonlyMap<OrganisationId, string>;
  readonly people: ReadonlyMap<PersonId, string>;
  readonly t: Translate;
}

function changeView({ kind, row, before, after }: PlannedChange, wording: Wording): ImportChangeView {
  const isHidden = after.protectedIdentity;
  const columns = kind === 'changed' && before && !isHidden ? changedColumns(before, after) : [];
  return {
    id: after.pid,
    kind,
    ...(row === undefined ? {} : { row }),
    ...(after.name === undefined ? {} : { name: after.name }),
    ...(isHidden ? HIDDEN : {
      position: wording.t(`import.position.${after.position}`),
      organisation: wording.organisations.get(after.organisationId) ?? '',
      school: after.school,
      team: (after.teamId && wording.teams.get(after.teamId)) ?? '',
    }),
    columns: columns.map((column) => ({ column: wording.t(`import.column.${column}`), from: before ? cellOf(column, before, wording) : '', to: cellOf(column, after, wording) })),
  };
}

/** Of who is told by their row alone. */
const HIDDEN = { position: '', organisation: '', school: '', team: '' };

function cellOf(column: RosterColumn, entry: RosterEntry, { teams, organisations, people, t }: Wording): string {
  switch (column) {
    case 'name':
      return entry.name ?? '';
    case 'address':
      return t(entry.seat === undefined ? 'import.no' : 'import.yes');
    case 'organisation':
    case 'tenant':
      return organisations.get(entry.organisationId) ?? '';
    case 'school':
      return entry.school;
    case 'school-form':
      return entry.context.schoolForm;
    case 'size-class':
      return entry.context.sizeClass;
    case 'area-type':
      return entry.context.areaType;
    case 'position':
      return t(`import.position.${entry.position}`);
    case 'team':
      return (entry.teamId && teams.get(entry.teamId)) ?? '';
    case 'manager':
      return (entry.manager && people.get(entry.manager)) ?? '';
    case 'zone':
      return entry.zone ?? '';
    case 'sportlov':
      return entry.sportlov === undefined ? '' : String(entry.sportlov);
    case 'protected':
      return t(entry.protectedIdentity ? 'import.yes' : 'import.no');
  }
}
