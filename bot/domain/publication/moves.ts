import { smallestCut } from './smallest-cut.ts';
import { isExclusiveWithin, type CellKey, type Membership, type TableDefinition } from './table.ts';

/** A way to divide everybody: each is in one of the cells, in none of them, or not in the base at all. */
interface Division {
  /** Of whom; all who are in the table's total if it is not said. */
  readonly base?: CellKey;
  readonly cells: readonly CellKey[];
}

const REST = ' rest';
const OUTSIDE = ' outside';

/**
 * The fewest persons whom a reader of both versions of a table could tell apart as having entered or left something:
 * a cell, the remainder in no cell, the total, or any sum of cells that exclude one another. Infinity if nothing moved.
 */
export function fewestTogether(definition: TableDefinition, before: Membership, after: Membership): number {
  return Math.min(...divisionsOf(definition).map((division) => smallestCut(movesIn(division, before, after))));
}

function movesIn(division: Division, before: Membership, after: Membership) {
  const counts = new Map<string, number>();
  for (const pid of new Set([...before.keys(), ...after.keys()])) {
    const between = [partOf(division, before.get(pid)), partOf(division, after.get(pid))].sort();
    const key = JSON.stringify(between);
    if (between[0] !== between[1]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ between: pairOf(key), count }));
}

function pairOf(key: string): [string, string] {
  // Written by movesIn as exactly two strings.
  return JSON.parse(key) as [string, string];
}

function partOf({ base, cells }: Division, counted: ReadonlySet<CellKey> | undefined): string {
  if (!counted || (base !== undefined && !counted.has(base))) return OUTSIDE;
  return cells.find((key) => counted.has(key)) ?? REST;
}

function divisionsOf(definition: TableDefinition): Division[] {
  const top = definition.cells.filter(({ parent }) => parent === undefined).map(({ key }) => key);
  const under = definition.cells.filter(({ parent }) => parent !== undefined).map(({ key }) => key);
  const within = isExclusiveWithin(definition);
  // Wherever a person is in one cell of each level, the deepest one tells both, and sums over levels are covered too.
  if (definition.exclusive && within) return [{ cells: [...under, ...top] }];
  return [...divisions(top, definition.exclusive), ...top.flatMap((base) => {
    const children = definition.cells.filter(({ parent }) => parent === base).map(({ key }) => key);
    return children.length === 0 ? [] : divisions(children, within).map((division) => ({ base, ...division }));
  })];
}

function divisions(cells: readonly CellKey[], exclusive: boolean): Division[] {
  return exclusive ? [{ cells }] : cells.map((key) => ({ cells: [key] }));
}
