import type { PersonId } from '../ids.ts';

type Pair = readonly [PersonId, PersonId];

/**
 * The rounds of a tournament in which everybody meets everybody once (Kirkman's circle): one stays, the others move on
 * by a place a round. As long as the same people are there, the same rounds; of an odd number one has nobody in each.
 */
export function ringRounds(people: readonly PersonId[]): readonly (readonly Pair[])[] {
  const ring = [...people].sort();
  const moving = ring.length % 2 === 0 ? ring.length - 1 : ring.length;
  return Array.from({ length: Math.max(0, moving) }, (_, round) => roundOf(ring, moving, round));
}

function roundOf(ring: readonly PersonId[], moving: number, round: number): readonly Pair[] {
  const at = (place: number) => ring[((place % moving) + moving) % moving];
  const stays = ring[moving];
  const meets = at(round);
  const pairs: Pair[] = stays === undefined || meets === undefined ? [] : [[meets, stays]];
  for (let distance = 1; distance <= (moving - 1) / 2; distance += 1) {
    const [a, b] = [at(round + distance), at(round - distance)];
    if (a !== undefined && b !== undefined) pairs.push([a, b]);
  }
  return pairs;
}
