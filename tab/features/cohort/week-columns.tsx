import { useTexts } from '../../components/texts.ts';
import type { Count, PlacedWeek } from '../../components/vocabulary.ts';
import styles from './week-columns.module.css';

/** So that few weeks do not look like many people. */
export const WIDEST_COLUMN_PX = 56;

interface Props {
  weeks: readonly PlacedWeek[];
  counts: readonly Count[];
  of: number;
}

/** From the first week to the last, those without figures too. */
export function placesOf(weeks: readonly PlacedWeek[]): number {
  return 1 + (weeks.at(-1)?.place ?? -1);
}

/** One column a week. Nought is a line on the ground, a hidden count a dashed stub, and a week without figures an empty place. */
export function WeekColumns({ weeks, counts, of }: Props) {
  const { t, count: said } = useTexts();
  return (
    <span className={styles.columns} style={{ maxInlineSize: placesOf(weeks) * WIDEST_COLUMN_PX }}>
      {Array.from({ length: placesOf(weeks) }, (_, place) => {
        const index = weeks.findIndex((week) => week.place === place);
        const week = weeks[index];
        if (week === undefined) return <span key={place} />;
        const { number } = week;
        const count = counts[index] ?? 0;
        return (
          <span key={place} className={styles.column} title={t('cohort.inWeek', { number, count: said(count) })}>
            {count === 'hidden' ? (
              <span className={styles.hidden} />
            ) : (
              <span className={styles.bar} style={{ blockSize: `${(100 * count) / of}%` }} />
            )}
          </span>
        );
      })}
    </span>
  );
}
