import type { Progress } from '../../../bot/api/contract/broadcast-progress.ts';
import { useTexts } from '../../components/texts.ts';
import { partsOf } from './progress-parts.ts';
import styles from './progress.module.css';

/** Where the receivers are: a length each for the eye, and each in words and numbers. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const { t, number } = useTexts();
  const parts = partsOf(progress);
  const reasons = reasonsOf(progress);
  return (
    <div className={styles.progress}>
      <div aria-hidden="true" className={styles.bar}>
        {parts.map(({ standing, count }) => (
          <span key={standing} className={`${styles.part} ${styles[standing]}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ standing, count }) => (
          <li key={standing} className={styles.item}>
            <span aria-hidden="true" className={`${styles.swatch} ${styles[standing]}`} />
            <span>
              <strong className={styles.count}>{number(count)}</strong> {t(`broadcastStanding.${standing}`, { count })}
              {standing === 'unreachable' ? (
                <ul className={styles.reasons}>
                  {reasons.map(({ reason, count: those }) => (
                    <li key={reason}>{t(`broadcastReason.${reason}`, { count: those })}</li>
                  ))}
                </ul>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const REASONS = { 'not-met': 'notMet', 'no-conversation': 'noConversation', blocked: 'blocked', gone: 'gone' } as const;

function reasonsOf({ unreachable }: Progress): ReadonlyArray<{ reason: keyof typeof REASONS; count: number }> {
  const reasons = Object.keys(REASONS) as Array<keyof typeof REASONS>; // the keys of the literal above
  return reasons.map((reason) => ({ reason, count: unreachable[REASONS[reason]] })).filter(({ count }) => count > 0);
}
