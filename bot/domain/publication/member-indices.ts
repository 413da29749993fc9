/**
 * Ascending member indices as short text: runs divided by commas, each the gap since the run before and, where it is
 * longer than one, its length; base 36. `[0, 1, 2, 5]` is `0-3,2`. Ten thousand in a row take six characters.
 */
export function packIndices(ascending: readonly number[]): string {
  const runs: string[] = [];
  let end = 0;
  for (let at = 0; at < ascending.length;) {
    const start = ascending[at] ?? 0;
    let length = 1;
    while (ascending[at + length] === start + length) length += 1;
    runs.push((start - end).toString(36) + (length > 1 ? `-${length.toString(36)}` : ''));
    end = start + length;
    at += length;
  }
  return runs.join(',');
}

/** Throws RangeError for text that `packIndices` does not write. */
export function unpackIndices(packed: string): number[] {
  if (packed === '') return [];
  const indices: number[] = [];
  let end = 0;
  for (const run of packed.split(',')) {
    const match = /^([0-9a-z]{1,5})(?:-([0-9a-z]{1,5}))?$/.exec(run);
    if (!match) throw new RangeError(`not packed member indices: ${run}`);
    const start = end + Number.parseInt(match[1] ?? '', 36);
    end = start + Number.parseInt(match[2] ?? '1', 36);
    for (let index = start; index < end; index += 1) indices.push(index);
  }
  return indices;
}
