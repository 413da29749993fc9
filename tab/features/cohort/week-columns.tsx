import { useTexts } from '../../components/texts.ts';
import type { Count, Week } from '../../components/vocabulary.ts';
import styles from './week-columns.module.css';

/** So that few weeks do not look like many people. */
export const WIDEST_COLUMN_PX = 56;

interface Props {
  weeks: readonly Week[];
  counts: readonly Count[];
  of: number;
}

/** One column a week. Nought is a line on the ground, a hidden count a dashed stub. */
export function WeekColumns({ weeks, counts, of }: Props) {
  const { t, count: said } = useTexts();
  return (
    <span className={styles.columns} style={{ maxInlineSize: weeks.length * WIDEST_COLUMN_PX }}>
      {weeks.map((week, index) => {
        const count = counts[index] ?? 0;
        return (
          <span
            key={week.iso}
            className={styles.column}
            title={t('cohort.inWeek', { number: week.number, count: said(count) })}
          >
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
