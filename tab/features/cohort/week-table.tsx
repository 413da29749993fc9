import { useTexts } from '../../components/texts.ts';
import type { Week } from '../../components/vocabulary.ts';
import { Fold } from '../../components/fold.tsx';
import type { NamedSeries } from './week-chart.tsx';
import styles from './week-table.module.css';

interface Props {
  weeks: readonly Week[];
  series: readonly NamedSeries[];
  name: string;
}

/** The chart's figures, latest week first. Wider than a phone, so it scrolls by itself, by keyboard too. */
export function WeekTable({ weeks, series, name }: Props) {
  const { t, count } = useTexts();
  return (
    <Fold title={t('cohort.asTable')}>
      <div role="region" aria-label={name} tabIndex={0} className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('week.column')}</th>
              {series.map((one) => (
                <th key={one.name} scope="col">
                  {one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks
              .map((week, index) => (
                <tr key={week.iso}>
                  <th scope="row">{week.number}</th>
                  {series.map((one) => (
                    <td key={one.name}>{count(one.counts[index] ?? 0)}</td>
                  ))}
                </tr>
              ))
              .toReversed()}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
