import { Button } from '@fluentui/react-components';
import { Refusal } from '../../components/refusal.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './meetings.module.css';

/** The meeting is stored, but telling everybody of it broke off. */
export function NotTold({ own, onTold }: { own: string; onTold: () => void }) {
  const { t } = useTexts();
  const { error, busy, send } = useFormSend();

  async function complete(): Promise<void> {
    if (await send('POST', `${own}/told`, {})) onTold();
  }

  return (
    <div role="alert" className={styles.warning}>
      <p>{t('meetings.notTold')}</p>
      <Refusal error={error} />
      <Button disabledFocusable={busy} onClick={() => void complete()}>
        {t('meetings.tellAll')}
      </Button>
    </div>
  );
}
