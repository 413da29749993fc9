import { smallestCut } from './smallest-cut.ts';
import { isExclusiveWithin, type CellKey, type Membership, type TableDefinition } from './table.ts';

/** A way to divide everybody: each is in the first of the cells that counts them, in none, or not in the table at all. */
type Division = readonly CellKey[];

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
    const [from, to] = [partOf(division, before.get(pid)), partOf(division, after.get(pid))];
    if (from === to) continue;
    const key = JSON.stringify([from, to].sort());
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ between: pairOf(key), count }));
}

function pairOf(key: string): [string, string] {
  // Written by movesIn as exactly two strings.
  return JSON.parse(key) as [string, string];
}

function partOf(division: Division, counted: ReadonlySet<CellKey> | undefined): string {
  if (!counted) return OUTSIDE;
  return division.find((key) => counted.has(key)) ?? REST;
}

function divisionsOf(definition: TableDefinition): Division[] {
  const top = definition.cells.filter(({ parent }) => parent === undefined).map(({ key }) => key);
  const under = definition.cells.filter(({ parent }) => parent !== undefined).map(({ key }) => key);
  const within = isExclusiveWithin(definition);
  // Wherever a person is in one cell of each level, the deepest one tells both, and sums over levels are covered too.
  if (definition.exclusive && within) return [[...under, ...top]];
  return [...divisions(top, definition.exclusive), ...top.flatMap((parent) => {
    const children = definition.cells.filter((cell) => cell.parent === parent).map(({ key }) => key);
    // A part of a cell can be taken from the cell, and from the total as well.
    const around = definition.exclusive ? top : [parent];
    return children.length === 0 ? [] : divisions(children, within).map((division) => [...division, ...around]);
  })];
}

function divisions(cells: readonly CellKey[], exclusive: boolean): Division[] {
  return exclusive ? [cells] : cells.map((key) => [key]);
}
