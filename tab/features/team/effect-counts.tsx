import type { TeamView } from '../../../bot/api/contract/team.ts';
import { ObservationIcon } from '../../components/observation-icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { OBSERVATIONS } from '../../components/vocabulary.ts';
import styles from './effect-counts.module.css';

/** For each desired effect, how many have seen it and how many have not, in words. */
export function EffectCounts({ effects }: { effects: TeamView['effects'] }) {
  const { t } = useTexts();
  const areas = [...new Set(effects.map(({ areaName }) => areaName))];
  return areas.map((areaName) => (
    <Panel key={areaName}>
      <h3 className={styles.area}>{areaName}</h3>
      <ul className={styles.effects}>
        {effects
          .filter((effect) => effect.areaName === areaName)
          .map((effect) => (
            <li key={effect.id} className={styles.effect}>
              <span>{effect.name}</span>
              <span className={styles.counts}>
                {OBSERVATIONS.filter((observation) => (effect.counts[observation] ?? 0) > 0).map((observation) => (
                  <Tag key={observation} icon={<ObservationIcon observation={observation} />}>
                    {t(`observed.${observation}`, { count: effect.counts[observation] ?? 0 })}
                  </Tag>
                ))}
              </span>
            </li>
          ))}
      </ul>
    </Panel>
  ));
}
