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
  const parents = new Map(definition.cells.map(({ key, parent }) => [key, parent]));
  const membership = new Map<PersonId, ReadonlySet<CellKey>>();
  for (const { pid, cells } of contributions) {
    const counted = new Set<CellKey>();
    for (const key of cells.get(definition.id) ?? []) {
      if (!parents.has(key)) throw broken(definition, key);
      counted.add(key);
      const parent = parents.get(key);
      if (parent !== undefined) counted.add(parent);
    }
    requireExclusive(definition, counted, parents);
    if (membership.has(pid)) throw broken(definition, pid);
    membership.set(pid, counted);
  }
  return membership;
}

export function isExclusiveWithin(definition: Pick<TableDefinition, 'exclusive' | 'exclusiveWithin'>): boolean {
  return definition.exclusiveWithin ?? definition.exclusive;
}

function requireExclusive(definition: TableDefinition, counted: ReadonlySet<CellKey>, parents: ReadonlyMap<CellKey, CellKey | undefined>): void {
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
