import { Button } from '@fluentui/react-components';
import { DocumentTextRegular } from '@fluentui/react-icons';
import type { SentView } from '../../../bot/api/contract/broadcast-progress.ts';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './answer-progress.module.css';
import { isPast } from './is-past.ts';
import { Remind } from './remind.tsx';

interface Props {
  cohort: string;
  view: SentView;
  onAnswers: () => void;
  onChanged: () => void;
}

/** How many have answered; what they have answered is on a page of its own. */
export function AnswerProgress({ cohort, view, onAnswers, onChanged }: Props) {
  const { t, moment } = useTexts();
  const { answered = 0, progress, deadlineAt, content } = view;
  return (
    <Panel>
      <p className={styles.sum}>{t('broadcast.answered', { count: answered, all: progress.receivers })}</p>
      <div aria-hidden="true" className={styles.bar}>
        <span className={styles.filled} style={{ inlineSize: `${(100 * answered) / Math.max(1, progress.receivers)}%` }} />
      </div>
      <p className={styles.note}>
        {deadlineAt === undefined ? null : `${t(isPast(deadlineAt) ? 'broadcast.closedAt' : 'broadcasts.answerBy', { moment: moment(deadlineAt) })} `}
        {t(`broadcastReadersNote.${content.readers}`)}
      </p>
      <div className={styles.ways}>
        <Button appearance="primary" icon={<DocumentTextRegular />} onClick={onAnswers}>
          {t('broadcast.toAnswers')}
        </Button>
        <Remind cohort={cohort} view={view} onChanged={onChanged} />
      </div>
    </Panel>
  );
}
