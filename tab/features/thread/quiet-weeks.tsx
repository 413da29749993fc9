import { useTexts } from '../../components/texts.ts';
import styles from './quiet-weeks.module.css';
import type { TimelineEntry } from './timeline.ts';

/** Weeks without words are part of the thread too, and are told of in the same tone. */
export function QuietWeeks({ entry }: { entry: Extract<TimelineEntry, { kind: 'quiet' }> }) {
  const { t } = useTexts();
  const { first, last, outcome } = entry;
  const weeks =
    first.iso === last.iso
      ? t('week.named', { number: last.number })
      : t('week.range', { first: first.number, last: last.number });
  return (
    <p className={styles.line}>
      <span className={styles.weeks}>{weeks}</span> {t(`outcome.${outcome}`)}
    </p>
  );
}
