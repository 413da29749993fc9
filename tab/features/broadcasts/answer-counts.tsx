import type { AnswersView } from '../../../bot/api/contract/broadcast-answers.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './answer-counts.module.css';

/** How many chose what: a length each for the eye, and the number beside it. */
export function AnswerCounts({ view: { counts, question } }: { view: AnswersView }) {
  const { t } = useTexts();
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <ul className={styles.counts} aria-label={t('broadcast.counts')}>
      {counts.map(({ option, count }, place) => (
        <li key={option} className={styles.row}>
          <span>
            {option}
            {question.kind === 'scale' ? <span className={styles.end}>{endOf(question, place, counts.length)}</span> : null}
          </span>
          <span aria-hidden="true" className={styles.track}>
            <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} />
          </span>
          <span className={styles.number}>{t('broadcast.persons', { count })}</span>
        </li>
      ))}
    </ul>
  );
}

/** The word at an end of a scale, where there is one. */
function endOf({ low, high }: { low: string; high: string }, place: number, steps: number): string {
  const word = place === 0 ? low : place === steps - 1 ? high : '';
  return word === '' ? '' : ` ${word}`;
}
