/** A store answers many at once, but a big cohort all at once would hold up everybody else. */
const AT_ONCE = 8;

/** Does the same for each, a few at a time; the first fault ends it when those under way are done. */
export async function aFewAtOnce<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const faults: unknown[] = [];
  const take = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && faults.length === 0; item = waiting.shift()) {
      await act(item).catch((fault: unknown) => void faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, take));
  if (faults.length > 0) throw faults[0];
}
