import { isExclusiveWithin, type CellDefinition, type CellKey, type TableDefinition } from './table.ts';

export interface CountTable extends Omit<TableDefinition, 'id' | 'cells'> {
  /** How many the table is about, e.g. the size of the cohort. The reader is taken to know it, whatever is shown. */
  readonly total: number;
  readonly cells: readonly (CellDefinition & { readonly count: number })[];
}

export interface SuppressedTable {
  readonly total: number;
  readonly cells: readonly SuppressedCell[];
}

export interface SuppressedCell {
  readonly key: CellKey;
  readonly count: number | 'hidden';
}

export const DEFAULT_THRESHOLD = 5;
const LOWEST_THRESHOLD = 3;

/** The product's promise: small means under 5 unless an organisation says otherwise, and never under 3. */
export function thresholdOf(k: number): number {
  return Number.isNaN(k) ? DEFAULT_THRESHOLD : Math.max(LOWEST_THRESHOLD, Math.ceil(k));
}

/**
 * Cell suppression (see Hundepool and others, *Statistical Disclosure Control*, 2012, on frequency tables) for counts of persons.
 *
 * Primary: a count from 1 to k-1 is hidden, and so is what would tell a small remainder – those of the total who are
 * in none of the cells. Complementary, among cells that exclude one another: every count up to and including the
 * smallest that is not small is hidden with them, ties alike. So a hidden set has a small and a large count in it,
 * together over k, and since the rule looks only at counts and never at which cell has them, the hidden counts could
 * stand in any order: neither subtraction nor knowledge of this rule gives one of them away. When no count is large,
 * all is hidden, zeros too. Cells that do not exclude one another are each judged alone, against the total. Under a
 * hidden parent all is hidden; under a shown one its count is the total.
 *
 * Limits. A shown count says something of those in it when it is the whole total, or zero. Who knows all but one of
 * the persons learns the last one from any exact figure: against that only the pace of republish.ts helps.
 * Figures of other tables are not taken into account.
 *
 * Throws RangeError if the counts contradict one another.
 */
export function suppress(table: CountTable, k: number = DEFAULT_THRESHOLD): SuppressedTable {
  const threshold = thresholdOf(k);
  const hidden = new Set<CellKey>();
  const level = (parent: CellKey | undefined) => table.cells.filter((cell) => cell.parent === parent);
  const top = level(undefined);
  hide(hidden, top, table.total, table.exclusive, threshold);
  let reached = top.length;
  for (const { key, count } of top) {
    const children = level(key);
    reached += children.length;
    if (hidden.has(key)) for (const child of children) hidden.add(child.key);
    else hide(hidden, children, count, isExclusiveWithin(table), threshold);
  }
  if (reached !== table.cells.length) throw new RangeError('a cell has a parent that is not on the first level');
  return { total: table.total, cells: table.cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? 'hidden' : count })) };
}

interface Counted {
  readonly key: CellKey;
  readonly count: number;
}

function hide(hidden: Set<CellKey>, siblings: readonly Counted[], total: number, exclusive: boolean, threshold: number): void {
  const groups = exclusive ? [siblings] : siblings.map((cell) => [cell]);
  for (const group of groups) {
    const counts = group.map(({ count }) => count);
    const rest = counts.reduce((left, count) => left - count, total);
    if (rest < 0 || counts.some((count) => !Number.isInteger(count) || count < 0)) throw new RangeError('counts do not add up to their total');
    const isHidden = hiddenAmong(counts, rest, threshold);
    for (const { key, count } of group) if (isHidden(count)) hidden.add(key);
  }
}

/** Which counts are hidden among cells that exclude one another; the rest is never shown, but can be subtracted. */
function hiddenAmong(counts: readonly number[], rest: number, threshold: number): (count: number) => boolean {
  const isSmall = (count: number) => count > 0 && count < threshold;
  const smallest = counts.filter((count) => count >= threshold).sort((a, b) => a - b);
  const upTo = (count: number | undefined) => (count === undefined ? () => true : (other: number) => other > 0 && other <= count);
  if (counts.some(isSmall)) return upTo(smallest[0]);
  // One hidden cell would bound a small remainder to few values, at worst to one: it takes two.
  if (isSmall(rest)) return upTo(smallest[1]);
  return () => false;
}
