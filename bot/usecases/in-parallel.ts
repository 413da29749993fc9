/** Enough to keep the store busy, and no more than it takes. */
export const PEOPLE_AT_ONCE = 32;

/** Does the same with each item, so many at a time. The first fault ends it, and is thrown when those under way are done. */
export async function inParallel<Item>(atOnce: number, items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const faults: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done && faults.length === 0; next = queue.next()) {
      await work(next.value).catch((fault: unknown) => void faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (faults.length > 0) throw faults[0];
}
