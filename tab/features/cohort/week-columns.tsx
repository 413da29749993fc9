import { useTexts } from '../../components/texts.ts';
import type { Count, Week } from '../../components/vocabulary.ts';
import styles from './week-columns.module.css';

/** So that few weeks do not look like many people. */
export const WIDEST_COLUMN_PX = 56;

interface Props {
  weeks: readonly Week[];
  /** By the ISO week; a week that is not there has no figures. */
  counts: ReadonlyMap<string, Count>;
  of: number;
}

/** One column a week. Nought is a line on the ground, a hidden count a dashed stub, and a week without figures an empty place. */
export function WeekColumns({ weeks, counts, of }: Props) {
  const { t, count: said } = useTexts();
  return (
    <span className={styles.columns} style={{ maxInlineSize: weeks.length * WIDEST_COLUMN_PX }}>
      {weeks.map(({ iso, number }) => {
        const count = counts.get(iso);
        if (count === undefined) return <span key={iso} />;
        return (
          <span key={iso} className={styles.column} title={t('cohort.inWeek', { number, count: said(count) })}>
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
