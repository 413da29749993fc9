import { useTexts } from '../../components/texts.ts';
import type { Count, PlacedWeek } from '../../components/vocabulary.ts';
import { greatest } from './week-series.ts';
import styles from './week-chart.module.css';
import { placesOf, WeekColumns, WIDEST_COLUMN_PX } from './week-columns.tsx';
import { WeekTable } from './week-table.tsx';

export interface NamedSeries {
  readonly name: string;
  readonly counts: readonly Count[];
}

interface Props {
  weeks: readonly PlacedWeek[];
  series: readonly NamedSeries[];
  tableName: string;
}

/**
 * One small chart a series, under each other and all on one scale: each is named where it stands, so nothing has to
 * be told apart by colour. The same figures as a table lie under it, for whoever reads better there.
 */
export function WeekChart({ weeks, series, tableName }: Props) {
  const { t, number } = useTexts();
  if (series.length === 0) return <p className={styles.none}>{t('cohort.nothingYet')}</p>;
  const most = greatest(series.flatMap(({ counts }) => counts));
  return (
    <div className={styles.panel}>
      <div aria-hidden="true" className={styles.rows}>
        {series.map(({ name, counts }) => (
          <div key={name} className={styles.row}>
            <span className={styles.name}>{name}</span>
            <WeekColumns weeks={weeks} counts={counts} of={most} />
          </div>
        ))}
        <div className={styles.row}>
          <span />
          <span className={styles.axis} style={{ maxInlineSize: placesOf(weeks) * WIDEST_COLUMN_PX }}>
            <span>{t('week.named', { number: weeks[0]?.number ?? 0 })}</span>
            <span>{t('week.named', { number: weeks.at(-1)?.number ?? 0 })}</span>
          </span>
        </div>
        <p className={styles.scale}>{t('cohort.scale', { most: number(most) })}</p>
      </div>
      <WeekTable weeks={weeks} series={series} name={tableName} />
    </div>
  );
}
