import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useTexts } from '../../components/texts.ts';
import styles from './quiet-weeks.module.css';
import { isUnanswered, type TimelineEntry } from './timeline.ts';

interface Props {
  entry: Extract<TimelineEntry, { kind: 'quiet' }>;
  /** Absent for one who has nothing to write about yet. */
  onWrite: ((week: string) => void) | undefined;
}

/** Weeks without words are part of the thread too, and are told of in the same tone. */
export function QuietWeeks({ entry, onWrite }: Props) {
  const { t } = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  const { first, last, outcome } = entry;
  const weeks =
    first.iso === last.iso
      ? t('week.named', { number: last.number })
      : t('week.range', { first: first.number, last: last.number });
  return (
    <div className={styles.quiet}>
      <p className={styles.line}>
        <span className={styles.weeks}>{weeks}</span> {t(`outcome.${outcome}`)}
      </p>
      {onWrite !== undefined && isUnanswered(outcome) ? (
        <Button
          {...restoreFocus}
          size="small"
          icon={<EditRegular />}
          aria-label={t('thread.writeWeek', { number: last.number })}
          onClick={() => onWrite(last.iso)}
        >
          {t('thread.write')}
        </Button>
      ) : null}
    </div>
  );
}
