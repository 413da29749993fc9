import { Button } from '@fluentui/react-components';
import { useTexts } from '../../components/texts.ts';
import styles from './unsent.module.css';

/** Asked before a panel with something typed in it is closed. */
export function Unsent({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTexts();
  return (
    <div role="alert" className={styles.question}>
      <p className={styles.text}>{t('card.unsent')}</p>
      <div className={styles.ways}>
        <Button appearance="primary" onClick={onStay}>
          {t('card.stay')}
        </Button>
        <Button onClick={onLeave}>{t('card.leave')}</Button>
      </div>
    </div>
  );
}
