import type { YearView } from '../../../bot/api/contract/plan.ts';
import { useTexts } from '../../components/texts.ts';
import { monthName, weekdayAndDay } from './day-text.ts';
import styles from './year-planner.module.css';

type Month = YearView['months'][number];

export function MonthCard({ month: { month, proposals, arranged } }: { month: Month }) {
  const { t, language, moment } = useTexts();
  return (
    <>
      <h3 className={styles.monthName}>{monthName(month, language)}</h3>
      <ul className={styles.dates}>
        {proposals.map((proposal) => (
          <li key={`${proposal.kind} ${proposal.days[0] ?? ''}`} className={styles.date}>
            <ProposedDate proposal={proposal} />
          </li>
        ))}
        {arranged.map(({ id, teams, startsAt }) => (
          <li key={id} className={styles.date}>
            <span>{teams.length === 0 ? t('plan.arrangedForAll') : t('plan.arranged', { team: teams.map(({ name }) => name).join(', ') })}</span>
            <span className={styles.quiet}>{moment(startsAt)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ProposedDate({ proposal: { kind, days, insteadOf } }: { proposal: Month['proposals'][number] }) {
  const { t, language } = useTexts();
  const [first, second] = days.map((day) => weekdayAndDay(day, language));
  return (
    <>
      <span>{t(`plan.${kind}`)}</span>
      <span className={styles.day}>{first === undefined ? t('plan.noDay') : second === undefined ? first : t('plan.twoDays', { first, second })}</span>
      {insteadOf === undefined || insteadOf.because.length === 0 ? null : (
        <span className={styles.quiet}>{t('plan.insteadOf', { date: weekdayAndDay(insteadOf.date, language), because: insteadOf.because.join(', ') })}</span>
      )}
    </>
  );
}
