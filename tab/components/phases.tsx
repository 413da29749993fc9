import type { PhaseView } from '../../bot/api/contract/plan.ts';
import styles from './phases.module.css';
import { useTexts } from './texts.ts';

/** Where a cohort is in its time plan: in a sentence, and all of it as a line. */
export function Phases({ phases, today }: { phases: readonly PhaseView[]; today: string }) {
  const { t, date } = useTexts();
  const nameOf = ({ name, kind }: PhaseView) => (name === '' ? t(`phase.${kind}`) : name);
  const current = phases.find(({ from, until }) => from <= today && today <= until);
  const next = phases.find(({ from }) => from > today);
  return (
    <div className={styles.line}>
      {current === undefined ? null : <p className={styles.now}>{t('phase.now', { phase: nameOf(current), until: date(current.until) })}</p>}
      {current !== undefined || next === undefined ? null : <p className={styles.now}>{t('phase.next', { phase: nameOf(next), from: date(next.from) })}</p>}
      <ol className={styles.phases} aria-label={t('phase.all')}>
        {phases.map((phase) => (
          <li key={phase.from} className={phase === current ? `${styles.phase} ${styles.current}` : styles.phase} aria-current={phase === current ? 'step' : undefined}>
            <span className={styles.name}>{nameOf(phase)}</span>
            <span>{t('phase.dates', { from: date(phase.from), until: date(phase.until) })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
