/** Items in an order that follows from the seed alone (FNV-1a into mulberry32, Fisher and Yates' shuffle). */
export function inSeededOrder<Item>(items: readonly Item[], seed: string): Item[] {
  const order = [...items];
  let state = hashOf(seed);
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = next(last + 1);
    [order[last], order[other]] = [order[other] as Item, order[last] as Item]; // Both places are within the list.
  }
  return order;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
