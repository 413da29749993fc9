import { CloudOffRegular } from '@fluentui/react-icons';
import styles from './lapse.module.css';
import { useTexts } from './texts.ts';

/** Says, at the edge of the page, that what is shown may be old. */
export function Lapse() {
  const { t } = useTexts();
  return (
    <p role="status" className={styles.lapse}>
      <CloudOffRegular aria-hidden="true" /> {t('common.lapse')}
    </p>
  );
}
