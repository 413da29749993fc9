import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useTexts } from '../../components/texts.ts';
import styles from './back.module.css';

/** Back to all broadcasts, or to where else `to` says. */
export function Back({ onBack, to }: { onBack: () => void; to?: string }) {
  const { t } = useTexts();
  return (
    <Button appearance="transparent" icon={<ArrowLeftRegular />} className={styles.back ?? ''} onClick={onBack}>
      {to ?? t('broadcast.all')}
    </Button>
  );
}
