import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { MyQuestionsView } from '../../../bot/api/contract/my-questions.ts';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { BoxedList, ItemText } from '../../components/boxed-list.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import styles from './questions.module.css';

const EVERY_MS = 60_000;

type Question = MyQuestionsView['questions'][number];

interface Props {
  /** Grows with each change that the person makes elsewhere on the page. */
  changes: number;
  onOpenCard: (action: CardAction) => void;
  onAnswers: (cohort: string, broadcast: string) => void;
}

/** What facilitators have asked one, as long as it can be answered or its answers read; nothing where nobody has. */
export function Questions({ changes, onOpenCard, onAnswers }: Props) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<MyQuestionsView>('/me/questions', EVERY_MS);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);

  // They come in chat as well: an outage here is no reason to disturb.
  if (state.kind !== 'shown' || state.view.questions.length === 0) return null;
  return (
    <Section title={t('questions.title')}>
      <BoxedList>
        {state.view.questions.map((question) => (
          <Asked key={question.campaignId} question={question} onOpenCard={onOpenCard} onAnswers={onAnswers} />
        ))}
      </BoxedList>
    </Section>
  );
}

function Asked({ question, onOpenCard, onAnswers }: { question: Question } & Pick<Props, 'onOpenCard' | 'onAnswers'>) {
  const { t, moment } = useTexts();
  const { campaignId, cohort, id, title, deadlineAt, open, answered, readable } = question;
  const until = { moment: moment(deadlineAt) };
  return (
    <li className={styles.question}>
      <ItemText title={title}>
        <p>
          {answered ? `${t('questions.answered')} ` : ''}
          {open ? t('broadcasts.answerBy', until) : t('broadcast.closedAt', until)}
        </p>
      </ItemText>
      <div className={styles.ways}>
        {open ? (
          <Button appearance={answered ? 'secondary' : 'primary'} aria-label={t(answered ? 'questions.changeOf' : 'questions.answerTo', { title })} onClick={() => onOpenCard({ verb: 'broadcast.open', data: { campaignId } })}>
            {t(answered ? 'questions.change' : 'questions.answer')}
          </Button>
        ) : null}
        {readable ? (
          <Button aria-label={t('questions.answersTo', { title })} onClick={() => onAnswers(cohort.id, id)}>
            {t('broadcast.toAnswers')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
