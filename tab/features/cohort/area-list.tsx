import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import { BoxedList } from '../../components/boxed-list.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './area-list.module.css';
import { Bar } from './bar.tsx';
import { Fold } from '../../components/fold.tsx';
import { greatest } from './week-series.ts';

type Area = CohortView['areas'][number];

/** The areas, each folding out to its actions: sixty actions are not a wall when one opens what one asks about. */
export function AreaList({ areas }: { areas: readonly Area[] }) {
  const { t, count: said } = useTexts();
  const most = greatest(areas.map(({ count }) => count));
  return (
    <BoxedList>
      {areas.map((area) => (
        <li key={area.id}>
          {area.underDevelopment ? (
            <p className={styles.coming}>
              <span>{area.name}</span> <span className={styles.note}>{t('cohort.underDevelopment')}</span>
            </p>
          ) : (
            <Fold title={area.name} aside={said(area.count)} below={<Bar count={area.count} of={most} />}>
              <ActionList area={area} />
            </Fold>
          )}
        </li>
      ))}
    </BoxedList>
  );
}

function ActionList({ area }: { area: Area }) {
  const { count: said } = useTexts();
  const most = greatest(area.actions.map(({ count }) => count));
  return (
    <ul className={styles.actions}>
      {area.actions.map((action) => (
        <li key={action.id} className={styles.action}>
          <span>{action.name}</span>
          <span className={styles.number}>{said(action.count)}</span>
          <span className={styles.bar}>
            <Bar count={action.count} of={most} />
          </span>
        </li>
      ))}
    </ul>
  );
}
