/** Persons who went from one part to another, in either direction. */
export interface Moves {
  readonly between: readonly [string, string];
  readonly count: number;
}

/**
 * The fewest persons who can be told apart by adding up parts: over every way to divide parts that moves join into
 * two groups, the least number who crossed. Infinity if nobody moved.
 * Stoer and Wagner, *A Simple Min-Cut Algorithm* (1997), on each connected piece; cubic in the number of parts.
 */
export function smallestCut(moves: readonly Moves[]): number {
  const weights = new Map<string, Map<string, number>>();
  for (const { between: [a, b], count } of moves) {
    if (a === b || count === 0) continue;
    join(weights, a, b, count);
    join(weights, b, a, count);
  }
  let least = Infinity;
  while (weights.size > 1) {
    const { last, before, cut } = sweep(weights);
    least = Math.min(least, cut);
    merge(weights, last, before);
  }
  return least;
}

function join(weights: Map<string, Map<string, number>>, from: string, to: string, count: number): void {
  const row = weights.get(from) ?? new Map<string, number>();
  row.set(to, (row.get(to) ?? 0) + count);
  weights.set(from, row);
}

/** Takes the parts of one piece, each time the one most tightly joined to those taken; the last one's ties are a cut. */
function sweep(weights: ReadonlyMap<string, ReadonlyMap<string, number>>): { last: string; before: string; cut: number } {
  const [start] = weights.keys();
  const tightness = new Map<string, number>();
  const taken = new Set<string>();
  let [before, last, cut] = ['', start ?? '', 0];
  for (;;) {
    taken.add(last);
    tightness.delete(last);
    for (const [part, count] of weights.get(last) ?? []) {
      if (!taken.has(part)) tightness.set(part, (tightness.get(part) ?? 0) + count);
    }
    if (tightness.size === 0) return { last, before, cut };
    before = last;
    [last, cut] = [...tightness].reduce((tightest, candidate) => (candidate[1] > tightest[1] ? candidate : tightest));
  }
}

/** A piece that has shrunk to one part has shown all its cuts and goes. */
function merge(weights: Map<string, Map<string, number>>, part: string, into: string): void {
  for (const [other, count] of weights.get(part) ?? []) {
    weights.get(other)?.delete(part);
    if (other === into) continue;
    join(weights, into, other, count);
    join(weights, other, into, count);
  }
  weights.delete(part);
  if (weights.get(into)?.size === 0) weights.delete(into);
}
