import type { Count, Week, WeekOutcome } from '../../components/vocabulary.ts';

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

const DAY_MS = 86_400_000;

/** Every week from the first of `weeks` to the last, those between that are not among them too. */
export function everyWeek(weeks: readonly Week[]): Week[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [mondayOf(first), mondayOf(last)];
  return Array.from({ length: 1 + (to - from) / (7 * DAY_MS) }, (_, index) => weekAt(from + index * 7 * DAY_MS));
}

/** ISO 8601: the fourth of January is in week one. */
function mondayOf({ iso, number }: Week): number {
  const fourth = Date.UTC(Number(iso.slice(0, 4)), 0, 4);
  return mondayBefore(fourth) + (number - 1) * 7 * DAY_MS;
}

function mondayBefore(day: number): number {
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
}

/** ISO 8601: a week is of the year that its Thursday is in. */
function weekAt(monday: number): Week {
  const thursday = monday + 3 * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return { iso: `${year}-W${String(number).padStart(2, '0')}`, number };
}
