import { ArrowRightRegular } from '@fluentui/react-icons';
import styles from './cycle-line.module.css';
import { CycleRing } from './cycle-ring.tsx';
import { useTexts } from './texts.ts';

const STEPS = ['trying', 'analysing', 'adjusting'] as const;

/** The way of working in one line; it also shows what each ring stands for. */
export function CycleLine() {
  const { t } = useTexts();
  return (
    <ol className={styles.line}>
      {STEPS.map((step) => (
        <li key={step} className={styles.step}>
          <CycleRing step={step} />
          {t(`cycle.${step}`)}
          <ArrowRightRegular aria-hidden="true" />
        </li>
      ))}
      <li className={styles.step}>{t('cycle.again')}</li>
    </ol>
  );
}
