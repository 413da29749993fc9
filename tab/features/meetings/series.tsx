import { Field, Input } from '@fluentui/react-components';
import { Refusal } from '../../components/refusal.tsx';
import { dayWithWeekday } from '../../components/meeting-time.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './meetings.module.css';
import type { SeriesDates } from './use-series.ts';

/** The series before it is planned: which dates are moved, and why. Each can be changed here, or emptied to leave it out. */
export function Series({ series: { dates, error, setDate } }: { series: SeriesDates }) {
  const texts = useTexts();
  const { t } = texts;
  if (error) return <Refusal error={error} />;
  if (dates.length === 0) return null;
  return (
    <section aria-label={t('meetings.dates')} className={styles.day}>
      <ol className={styles.dates}>
        {dates.map(({ wanted, date, reason }, index) => (
          <li key={wanted}>
            {index === 0 ? (
              <span>{t('meetings.nthDate', { number: 1, date: dayWithWeekday(wanted, texts) })}</span>
            ) : (
              <Field label={t('meetings.nth', { number: index + 1 })}>
                <Input type="date" value={date ?? ''} onChange={(_, { value }) => setDate(index, value)} />
              </Field>
            )}
            {reason === undefined ? null : <div className={styles.reason}>{reasonInWords(index, wanted, date, reason)}</div>}
          </li>
        ))}
      </ol>
    </section>
  );

  function reasonInWords(index: number, wanted: string, date: string | undefined, reason: 'weekend' | 'holiday' | 'break'): string {
    const why = t(`quiet.${reason}`);
    if (index === 0) return t('meetings.quietFirst', { why });
    return t(date === undefined ? 'meetings.skipped' : 'meetings.moved', { why, wanted: dayWithWeekday(wanted, texts) });
  }
}
