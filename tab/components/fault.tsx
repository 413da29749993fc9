import { Button } from '@fluentui/react-components';
import type { ApiError } from './api.ts';
import styles from './fault.module.css';
import { useTexts } from './texts.ts';

/** Codes that trying again does not mend. */
const FINAL = new Set(['tenant-not-allowed', 'identity-unclear', 'not-allowed', 'not-found']);

export function isFinal(error: ApiError): boolean {
  return FINAL.has(error.code);
}

/** What went wrong, in a sentence, and what can be done about it. */
export function Fault({ error, onRetry }: { error: ApiError; onRetry?: () => void }) {
  const { t } = useTexts();
  const final = isFinal(error);
  return (
    <div role="alert" className={styles.fault}>
      <p className={styles.text}>{error.message}</p>
      {final ? <p className={styles.text}>{t('fault.askFacilitator')}</p> : null}
      {final || onRetry === undefined ? null : <Button onClick={onRetry}>{t('fault.retry')}</Button>}
    </div>
  );
}
