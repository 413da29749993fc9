import type { Count, WeekOutcome } from '../../components/vocabulary.ts';

/** In the order in which they are told: answers first, then the reasons for none. */
export const OUTCOMES: readonly WeekOutcome[] = ['answered', 'not-reached', 'asked', 'unanswered', 'paused', 'break', 'not-sent'];

export interface Series<Key> {
  readonly key: Key;
  /** One a week, in the order of the weeks. */
  readonly counts: readonly Count[];
}

/** One series for each of `keys`, without those that are nought all along. */
export function seriesOf<Key, Told>(
  keys: readonly Key[],
  weeks: readonly Told[],
  countIn: (week: Told, key: Key) => Count | undefined,
): Series<Key>[] {
  return keys
    .map((key) => ({ key, counts: weeks.map((week) => countIn(week, key) ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count !== 0));
}

/** The greatest count that is shown; at least 1, so that it can be divided by. */
export function greatest(counts: readonly Count[]): number {
  return Math.max(1, ...counts.map((count) => (count === 'hidden' ? 0 : count)));
}
