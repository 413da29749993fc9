import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import { BoxedList } from '../../components/boxed-list.tsx';
import { ObservationIcon } from '../../components/observation-icon.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { Fold } from '../../components/fold.tsx';
import styles from './latest-effects.module.css';

/** For each desired effect, what those who try the area saw last. */
export function LatestEffects({ areas }: { areas: CohortView['effects'] }) {
  const { t, count: said } = useTexts();
  if (areas.length === 0) return <p className={styles.none}>{t('cohort.nothingYet')}</p>;
  return (
    <BoxedList>
      {areas.map(({ areaId, areaName, effects }) => (
        <li key={areaId}>
          <Fold title={areaName}>
            <ul className={styles.effects}>
              {effects.map((effect) => (
                <li key={effect.id} className={styles.effect}>
                  <span>{effect.name}</span>
                  <span className={styles.counts}>
                    {effect.observations
                      .filter(({ count }) => count !== 0)
                      .map(({ observation, count }) => (
                        <Tag key={observation} icon={<ObservationIcon observation={observation} />}>
                          {t(`observation.${observation}`)}: {said(count)}
                        </Tag>
                      ))}
                  </span>
                </li>
              ))}
            </ul>
          </Fold>
        </li>
      ))}
    </BoxedList>
  );
}
