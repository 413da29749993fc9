import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import type { ThreadView } from '../../../bot/api/contract/thread.ts';
import { Quote } from '../../components/quote.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './this-week.module.css';

interface Props {
  thread: ThreadView;
  onReflect: () => void;
}

/** How the week stands, the own next step – yet to come once this week is answered, asked about until then – and the way to say something. */
export function ThisWeek({ thread, onReflect }: Props) {
  const { t } = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  const { outcome, number } = thread.week;
  const waits = outcome === 'asked' || outcome === 'unanswered' || outcome === 'not-sent';
  return (
    <section aria-labelledby="this-week" className={styles.panel}>
      <div className={styles.state}>
        <h2 id="this-week" className={styles.week}>
          {t('week.named', { number })}
        </h2>
        <p className={styles.sentence}>{t(`thisWeek.${outcome}`)}</p>
      </div>
      {thread.nextStep === '' ? null : (
        <div className={styles.nextStep}>
          <Quote label={t(outcome === 'answered' || outcome === 'not-reached' ? 'thread.nextStep' : 'thread.lastNextStep')} text={thread.nextStep} />
        </div>
      )}
      {thread.trials.length === 0 ? null : (
        <div className={styles.way}>
          <Button {...restoreFocus} size="large" appearance={waits ? 'primary' : 'secondary'} icon={<EditRegular />} onClick={onReflect}>
            {t(waits ? 'thread.reflect' : 'thread.reflectMore')}
          </Button>
          {waits ? <span className={styles.minute}>{t('thread.oneMinute')}</span> : null}
        </div>
      )}
    </section>
  );
}
