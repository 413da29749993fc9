/** Digits in a row, and what stands between them and the group before. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly gap: string;
}

/** Groups that follow one another and are read as one number. */
export interface Candidate {
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  /** The groups' lengths, e.g. `6,4`. */
  readonly shape: string;
  readonly start: number;
  readonly end: number;
}

/** A gap longer than this divides numbers whatever stands in it. */
const LONGEST_GAP = 4;

export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const before = groups.at(-1)?.end ?? 0;
    const gap = index - before > LONGEST_GAP ? 'far away' : text.slice(before, index);
    groups.push({ digits, start: index, end: index + digits.length, gap });
  }
  return groups;
}

/**
 * The candidates that begin with a group, the longest first. Each group has a digit, so there are at most `mostDigits`:
 * what is done for all groups of a text takes time in proportion to its length.
 */
export function candidatesAt(groups: readonly DigitGroup[], at: number, mostDigits: number, mayJoin: (gap: string) => boolean): Candidate[] {
  const candidates: Candidate[] = [];
  const joined: DigitGroup[] = [];
  let digits = '';
  for (let next = groups[at]; next && digits.length + next.digits.length <= mostDigits; next = groups[at + joined.length]) {
    if (joined.length > 0 && !mayJoin(next.gap)) break;
    joined.push(next);
    digits += next.digits;
    const shape = joined.map((group) => group.digits.length).join();
    candidates.unshift({ groups: [...joined], digits, shape, start: joined[0]?.start ?? 0, end: next.end });
  }
  return candidates;
}
