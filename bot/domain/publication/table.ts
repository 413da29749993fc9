import { LedtradError } from '../errors.ts';
import type { PersonId } from '../ids.ts';

/** Never used again for another table: what was once published under it stays in readers' memories. */
export type TableId = string;
/** Unique within its table. */
export type CellKey = string;

/** What a table is about, whoever is counted in it. One or two levels: area → actions. */
export interface TableDefinition {
  readonly id: TableId;
  /** Whether a person is in at most one of the cells on the first level. */
  readonly exclusive: boolean;
  /** Whether a person is in at most one of the cells under a parent; as on the first level if it is not said. */
  readonly exclusiveWithin?: boolean;
  /** All that a reader sees, those with nobody in them too. */
  readonly cells: readonly CellDefinition[];
}

export interface CellDefinition {
  readonly key: CellKey;
  /** A cell of the first level; whoever is counted here is counted there too. */
  readonly parent?: CellKey;
}

/** In which cells one person counts, at most once in each. Somebody who is in none still belongs to the total. */
export interface Contribution {
  readonly pid: PersonId;
  readonly cells: ReadonlyMap<TableId, readonly CellKey[]>;
}

/** Person → the cells that count them; everybody in the table's total is there, perhaps with no cell. */
export type Membership = ReadonlyMap<PersonId, ReadonlySet<CellKey>>;

/** Throws `unexpected` when a contribution breaks the table's definition, because its figures would then be wrong. */
export function membershipOf(definition: TableDefinition, contributions: readonly Contribution[]): Membership {
  const parents: Parents = new Map(definition.cells.map(({ key, parent }) => [key, parent]));
  // Whole cohorts stand in the same few cells, so a set is made and checked once for all who share it.
  const sets = new Map<string, ReadonlySet<CellKey>>();
  const membership = new Map<PersonId, ReadonlySet<CellKey>>();
  for (const { pid, cells } of contributions) {
    const keys = cells.get(definition.id) ?? [];
    const name = keys.length === 1 ? keys[0] ?? '' : JSON.stringify(keys);
    const counted = sets.get(name) ?? countedIn(definition, keys, parents);
    sets.set(name, counted);
    membership.set(pid, counted);
  }
  if (membership.size < contributions.length) throw broken(definition, 'a person twice');
  return membership;
}

type Parents = ReadonlyMap<CellKey, CellKey | undefined>;

function countedIn(definition: TableDefinition, keys: readonly CellKey[], parents: Parents): ReadonlySet<CellKey> {
  const counted = new Set<CellKey>();
  for (const key of keys) {
    if (!parents.has(key)) throw broken(definition, key);
    counted.add(key);
    const parent = parents.get(key);
    if (parent !== undefined) counted.add(parent);
  }
  requireExclusive(definition, counted, parents);
  return counted;
}

export function isExclusiveWithin(definition: Pick<TableDefinition, 'exclusive' | 'exclusiveWithin'>): boolean {
  return definition.exclusiveWithin ?? definition.exclusive;
}

function requireExclusive(definition: TableDefinition, counted: ReadonlySet<CellKey>, parents: Parents): void {
  const taken = new Set<CellKey | undefined>();
  for (const key of counted) {
    const parent = parents.get(key);
    if (!(parent === undefined ? definition.exclusive : isExclusiveWithin(definition))) continue;
    if (taken.has(parent)) throw broken(definition, key);
    taken.add(parent);
  }
}

function broken(definition: TableDefinition, part: string): LedtradError {
  return new LedtradError('unexpected', { table: definition.id, part });
}
