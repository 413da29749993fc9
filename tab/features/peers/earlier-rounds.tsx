import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './peers.module.css';
import { useNames } from './use-names.ts';

export function EarlierRounds({ earlier }: Pick<PeersView, 'earlier'>) {
  const { t, day } = useTexts();
  const { namesOf } = useNames();
  if (earlier.length === 0) return null;
  return (
    <Section title={t('peers.earlier')}>
      {earlier.map(({ id, confirmedAt, groups }) => (
        <details key={id} className={styles.arrange}>
          <summary className={styles.summary}>{t('peers.since', { day: day(confirmedAt) })}</summary>
          <ul className={styles.pairs}>
            {groups.map((people) => (
              <li key={people.map((person) => person.id).join()} className={styles.pair}>
                {namesOf(people)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}
