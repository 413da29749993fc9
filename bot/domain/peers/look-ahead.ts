import type { PersonId } from '../ids.ts';
import type { Acquaintance, Grouping } from './grouping.ts';
import { pairsIn } from './round.ts';

/** Enough to find every round of eight; where it is not, a little less is seen. */
const MOST_STEPS = 3_000;

/**
 * How many more rounds of pairs there can be after this one in which nobody meets anybody again of those whom they have
 * met least. Three rounds of six people can leave two times three who have not met, of whom no pairs can be made:
 * so the round that is chosen now decides whether there is a fifth.
 * 0 where not everybody is in a pair.
 */
export function roundsAhead(people: readonly PersonId[], { mayMeet, timesMet }: Acquaintance, { groups }: Grouping): number {
  if (groups.length * 2 !== people.length) return 0;
  const allowed = pairsIn(people).filter(([a, b]) => mayMeet(a, b));
  const least = Math.min(...allowed.map(([a, b]) => timesMet(a, b)));
  const together = new Set(groups.map(([a, b]) => `${a} ${b}`));
  const open = people.map(() => new Set<number>());
  const place = new Map(people.map((pid, index) => [pid, index]));
  for (const [a, b] of allowed) {
    if (timesMet(a, b) > least || together.has(`${a} ${b}`) || together.has(`${b} ${a}`)) continue;
    const [one, other] = [place.get(a) ?? 0, place.get(b) ?? 0];
    open[one]?.add(other);
    open[other]?.add(one);
  }
  return new Search(open).longest();
}

class Search {
  #steps = 0;

  /** `open`: for each whom they can still meet. */
  constructor(readonly open: readonly Set<number>[]) {}

  longest(): number {
    const most = Math.min(...this.open.map(({ size }) => size));
    let longest = 0;
    for (const pairs of this.#rounds(this.open.map((_, index) => index))) {
      if (longest >= most || (this.#steps += 1) > MOST_STEPS) break;
      this.#close(pairs);
      longest = Math.max(longest, 1 + this.longest());
      this.#reopen(pairs);
    }
    return longest;
  }

  *#rounds(free: readonly number[]): Generator<readonly (readonly [number, number])[]> {
    const [first, ...others] = free;
    if (first === undefined) return yield [];
    for (const second of others.filter((each) => this.open[first]?.has(each))) {
      for (const pairs of this.#rounds(others.filter((each) => each !== second))) yield [[first, second], ...pairs];
    }
  }

  #close(pairs: readonly (readonly [number, number])[]): void {
    for (const [a, b] of pairs) {
      this.open[a]?.delete(b);
      this.open[b]?.delete(a);
    }
  }

  #reopen(pairs: readonly (readonly [number, number])[]): void {
    for (const [a, b] of pairs) {
      this.open[a]?.add(b);
      this.open[b]?.add(a);
    }
  }
}
