import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import { CycleRing } from '../../components/cycle-ring.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './step-counts.module.css';

/** How many are in each step of the cycle. */
export function StepCounts({ steps }: { steps: CohortView['steps'] }) {
  const { t, count: said } = useTexts();
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, count }) => (
        <li key={step} className={styles.step}>
          <CycleRing step={step} />
          <span className={styles.name}>{t(`step.${step}`)}</span>
          <span className={count === 'hidden' ? styles.hidden : styles.count}>{said(count)}</span>
        </li>
      ))}
    </ol>
  );
}
