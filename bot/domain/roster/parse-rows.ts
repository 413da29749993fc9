import { guardFreeText } from '../free-text/guard.ts';
import { parseZone, type ZoneId } from '../calendar/zone.ts';
import { parseTenantId, type TenantId } from '../ids.ts';
import { positionOf, sportlovWeek, yesOrNo } from './cell-words.ts';
import { columnOf, type RosterColumn } from './columns.ts';
import type { ImportFault, ImportFaultCode } from './import-fault.ts';
import type { Position } from './roster-entry.ts';

/** A person as a file tells of them. What has no column is absent; what has one and is not said is ''. */
export interface RosterRow {
  readonly row: number;
  readonly name: string;
  /** Lower case; '' for who comes in by an invitation code alone. */
  readonly address: string;
  readonly tenantId?: TenantId;
  /** The organisation's name. */
  readonly organisation: string;
  readonly school?: string;
  readonly schoolForm?: string;
  readonly sizeClass?: string;
  readonly areaType?: string;
  readonly position?: Position;
  readonly team?: string;
  /** Address or name. */
  readonly manager?: string;
  readonly zone?: ZoneId | '';
  readonly sportlov?: number | '';
  readonly protectedIdentity?: 'yes' | 'no';
}

export interface ParsedRows {
  readonly rows: readonly RosterRow[];
  readonly faults: readonly ImportFault[];
  /** Headers that say nothing to us: told, and their cells left alone. */
  readonly unknownColumns: readonly string[];
}

/** A national programme's cohort twice over. */
const MOST_ROWS = 10_000;
const LONGEST_CELL = 200;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** What may hold digits that are no text of anybody's. */
const UNGUARDED: ReadonlySet<RosterColumn> = new Set(['address', 'tenant', 'manager', 'sportlov', 'zone']);

/** A table's cells, headers and all, to what they say of each person, or what is wrong with them. */
export function parseRows(cells: readonly (readonly string[])[]): ParsedRows {
  const first = cells.findIndex(isFilled);
  const headers = cells[first];
  if (!headers) return failed({ code: 'empty' });
  const columns = headers.map((header) => columnOf(header));
  const unknownColumns = headers.filter((header, index) => header.trim() !== '' && columns[index] === undefined).map((header) => header.trim().slice(0, LONGEST_CELL));
  const faults = faultsOfHeaders(columns, first + 1);
  if (faults.length > 0) return { rows: [], faults, unknownColumns };
  const filled = cells.flatMap((row, index) => (index > first && isFilled(row) ? [{ row: index + 1, cells: row }] : []));
  if (filled.length === 0) return { rows: [], faults: [{ code: 'empty' }], unknownColumns };
  if (filled.length > MOST_ROWS) return { rows: [], faults: [{ code: 'too-many-rows', value: String(MOST_ROWS) }], unknownColumns };
  const read = filled.map((each) => new RowReader(each.row, each.cells, columns).read());
  return { rows: read.map(({ row }) => row), faults: read.flatMap((each) => each.faults), unknownColumns };
}

function failed(fault: ImportFault): ParsedRows {
  return { rows: [], faults: [fault], unknownColumns: [] };
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

function faultsOfHeaders(columns: readonly (RosterColumn | undefined)[], row: number): readonly ImportFault[] {
  const known = columns.filter((column) => column !== undefined);
  if (known.length === 0) return [{ code: 'no-headers', row }];
  const twice = [...new Set(known.filter((column, index) => known.indexOf(column) !== index))];
  const missing: readonly RosterColumn[] = [
    ...(known.includes('name') ? [] : ['name' as const]),
    ...(known.includes('organisation') || known.includes('tenant') ? [] : ['organisation' as const]),
  ];
  return [...twice.map((column): ImportFault => ({ code: 'column-twice', row, column })), ...missing.map((column): ImportFault => ({ code: 'missing-column', row, column }))];
}

class RowReader {
  readonly #row: number;
  readonly #cells: ReadonlyMap<RosterColumn, string>;
  readonly #faults: ImportFault[] = [];

  constructor(row: number, cells: readonly string[], columns: readonly (RosterColumn | undefined)[]) {
    this.#row = row;
    this.#cells = new Map(columns.flatMap((column, index) => (column === undefined ? [] : [[column, tidy(cells[index] ?? '')] as const])));
  }

  read(): { row: RosterRow; faults: readonly ImportFault[] } {
    for (const [column, text] of this.#cells) this.#checkText(column, text);
    const protectedIdentity = this.#parsed('protected', yesOrNo, 'unknown-answer');
    const tenantId = this.#tenant();
    const row: RosterRow = {
      row: this.#row,
      name: this.#text('name'),
      address: this.#address(),
      ...(tenantId === undefined ? {} : { tenantId }),
      organisation: parseTenantId(this.#text('organisation')) === undefined ? this.#text('organisation') : '',
      ...this.#told('school', 'school'),
      ...this.#told('schoolForm', 'school-form'),
      ...this.#told('sizeClass', 'size-class'),
      ...this.#told('areaType', 'area-type'),
      ...this.#told('team', 'team'),
      ...this.#told('manager', 'manager'),
      ...this.#position(),
      ...(this.#cells.has('zone') ? { zone: this.#parsed('zone', parseZone, 'unknown-zone') ?? '' } : {}),
      ...(this.#cells.has('sportlov') ? { sportlov: this.#parsed('sportlov', sportlovWeek, 'bad-sportlov') ?? '' } : {}),
      ...(protectedIdentity === undefined ? {} : { protectedIdentity }),
    };
    if (row.name === '' && protectedIdentity !== 'yes') this.#fault('required', 'name');
    if (row.organisation === '' && tenantId === undefined && !this.#faults.some(({ column }) => column === 'tenant')) this.#fault('required', this.#cells.has('organisation') ? 'organisation' : 'tenant');
    return { row, faults: protectedIdentity === 'yes' ? this.#faults.map(withoutValue) : this.#faults };
  }

  #text(column: RosterColumn): string {
    return this.#cells.get(column) ?? '';
  }

  #told<Field extends string>(field: Field, column: RosterColumn): { readonly [Key in Field]?: string } {
    const text = this.#cells.get(column);
    return (text === undefined ? {} : { [field]: text }) as { readonly [Key in Field]?: string }; // The one field that is named.
  }

  /** Said in either column: people put the id where the name was asked for. */
  #tenant(): TenantId | undefined {
    const tenantId = parseTenantId(this.#text('tenant')) ?? parseTenantId(this.#text('organisation'));
    if (this.#text('tenant') !== '' && parseTenantId(this.#text('tenant')) === undefined) this.#fault('bad-tenant', 'tenant', this.#text('tenant'));
    return tenantId;
  }

  #address(): string {
    const address = this.#text('address').replace(/^mailto:/i, '').toLowerCase();
    if (address !== '' && !ADDRESS.test(address)) this.#fault('bad-address', 'address', address);
    return address;
  }

  /** In a file with that column, who has no role there is a principal. */
  #position(): { readonly position?: Position } {
    if (!this.#cells.has('position')) return {};
    return { position: this.#parsed('position', positionOf, 'unknown-position') ?? 'principal' };
  }

  #parsed<Value>(column: RosterColumn, parse: (cell: string) => Value | undefined, code: ImportFaultCode): Value | undefined {
    const text = this.#text(column);
    if (text === '') return undefined;
    const value = parse(text);
    if (value === undefined) this.#fault(code, column, text);
    return value;
  }

  #checkText(column: RosterColumn, text: string): void {
    if (text.length > LONGEST_CELL) this.#fault('too-long', column, String(LONGEST_CELL));
    else if (!UNGUARDED.has(column) && /\d{4}/.test(text) && guardFreeText(text).some(({ kind }) => kind !== 'email' && kind !== 'phone')) this.#fault('identity-number', column);
  }

  #fault(code: ImportFaultCode, column: RosterColumn, value?: string): void {
    this.#faults.push({ code, row: this.#row, column, ...(value === undefined ? {} : { value: value.slice(0, 60) }) });
  }
}

/** One line, as it is shown: a cell's line breaks and double spaces are how it was typed, not what it says. */
function tidy(cell: string): string {
  return cell.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function withoutValue({ code, row, column }: ImportFault): ImportFault {
  return { code, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}
