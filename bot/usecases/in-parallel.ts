/** Enough to keep the store busy, and no more than it takes. */
export const PEOPLE_AT_ONCE = 32;

/** Runs the work on each item, so many at a time; the first failure is thrown once no more work is begun. */
export async function inParallel<Item>(atOnce: number, items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done && !failed; next = queue.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
