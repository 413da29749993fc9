import type { AnswersView, AnswerView } from '../../../bot/api/contract/broadcast-answers.ts';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './answer-list.module.css';

/** Answer by answer: with names by team, without them as they come. */
export function AnswerList({ view: { answers } }: { view: AnswersView }) {
  const { t } = useTexts();
  const teams = byTeam(answers);
  return (
    <>
      {teams.map(({ team, answers: those }) => (
        <Section key={team ?? ''} title={team ?? t('broadcast.answers')}>
          <ul className={styles.list}>
            {those.map((answer, place) => (
              // An answer without a name has none but its place.
              // oxlint-disable-next-line react/no-array-index-key
              <Answer key={place} answer={answer} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Answer({ answer: { name, team, text, chosen, answeredAt, edited } }: { answer: AnswerView }) {
  const { t, moment } = useTexts();
  const who = name ?? (team === undefined ? undefined : t('shared.protectedAuthor'));
  return (
    <li className={styles.answer}>
      {who === undefined ? null : <h3 className={styles.who}>{who}</h3>}
      {chosen.length === 0 ? null : <p className={styles.text}>{chosen.join(' · ')}</p>}
      {text === '' ? null : <p className={styles.text}>{text}</p>}
      {answeredAt === undefined ? null : (
        <p className={styles.when}>
          {moment(answeredAt)}
          {edited ? ` · ${t('broadcast.edited')}` : null}
        </p>
      )}
    </li>
  );
}

interface TeamAnswers {
  readonly team: string | undefined;
  readonly answers: readonly AnswerView[];
}

/** In the order in which they came. */
function byTeam(answers: readonly AnswerView[]): readonly TeamAnswers[] {
  const teams = new Map<string | undefined, AnswerView[]>();
  for (const answer of answers) teams.set(answer.team, [...(teams.get(answer.team) ?? []), answer]);
  return [...teams].map(([team, those]) => ({ team, answers: those }));
}
