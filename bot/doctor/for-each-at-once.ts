/** A nation has some hundred tenants: so many calls are under way at a time. */
const AT_ONCE = 16;

/** The answers in the order of the items. Throws what the first call throws that fails. */
export async function forEachAtOnce<Item, Result>(items: readonly Item[], act: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const [index, item] of waiting) results[index] = await act(item);
  }));
  return results;
}
