import styles from './effect-list.module.css';
import { ObservationIcon } from './observation-icon.tsx';
import { Tag } from './tag.tsx';
import { useTexts } from './texts.ts';
import type { EffectObservation } from './vocabulary.ts';

/** What the author has noted of the area's desired effects. */
export function EffectList({ effects }: { effects: readonly EffectObservation[] }) {
  const { t } = useTexts();
  if (effects.length === 0) return null;
  return (
    <ul className={styles.effects} aria-label={t('effects.noted')}>
      {effects.map((effect) => (
        <li key={effect.id}>
          <Tag icon={<ObservationIcon observation={effect.observation} />}>
            <strong className={styles.word}>{t(`observation.${effect.observation}`)}:</strong> {effect.name}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
