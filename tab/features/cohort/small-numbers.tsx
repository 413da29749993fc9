import { ShieldPersonRegular } from '@fluentui/react-icons';
import { useTexts } from '../../components/texts.ts';
import styles from './small-numbers.module.css';

/** Why some numbers are not there. */
export function SmallNumbers({ threshold }: { threshold: number }) {
  const { t } = useTexts();
  return (
    <p className={styles.note}>
      <ShieldPersonRegular aria-hidden="true" className={styles.icon ?? ''} />
      <span>{t('cohort.whyHidden', { threshold })}</span>
    </p>
  );
}
