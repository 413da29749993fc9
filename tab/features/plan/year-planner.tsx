import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { YearView } from '../../../bot/api/contract/plan.ts';
import { Fault } from '../../components/fault.tsx';
import { Loading } from '../../components/loading.tsx';
import { Note } from '../../components/save-form.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { weekdayName } from './day-text.ts';
import { MonthCard } from './month-card.tsx';
import styles from './year-planner.module.css';

const EVERY_MS = 300_000;
const WEEKDAYS = [1, 2, 3, 4, 5];
const JULY = '07';

/** Dates for a school year that are in nobody's break and on no holiday. Proposed only: nothing is arranged here. */
export function YearPlanner({ path, today }: { path: string; today: string }) {
  const { t, language } = useTexts();
  const thisYear = schoolYearOf(today);
  const [begins, setBegins] = useState(thisYear);
  const [weekday, setWeekday] = useState(2);
  const { state, refresh } = usePolled<YearView>(`${path}/year?begins=${begins}&weekday=${weekday}`, EVERY_MS);
  return (
    <div className={styles.planner}>
      <div className={styles.wishes}>
        <Field label={t('plan.schoolYear')}>
          <Select value={String(begins)} onChange={(_, { value }) => setBegins(Number(value))}>
            {[thisYear, thisYear + 1, thisYear + 2].map((year) => (
              <option key={year} value={year}>
                {t('plan.schoolYearOf', { from: String(year), to: String(year + 1) })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('plan.meetingDay')}>
          <Select value={String(weekday)} onChange={(_, { value }) => setWeekday(Number(value))}>
            {WEEKDAYS.map((day) => (
              <option key={day} value={day}>
                {weekdayName(day, language)}
              </option>
            ))}
          </Select>
        </Field>
        <Button onClick={() => window.print()}>{t('plan.print')}</Button>
      </div>
      {state.kind === 'waiting' ? <Loading /> : null}
      {state.kind === 'failed' ? <Fault error={state.error} onRetry={refresh} /> : null}
      {state.kind === 'shown' ? <Year view={state.view} /> : null}
    </div>
  );
}

function Year({ view }: { view: YearView }) {
  const { t } = useTexts();
  const calendars = view.calendars.filter(({ name, members }) => name !== '' && members > 0);
  return (
    <>
      {calendars.length === 0 ? null : <Note>{t('plan.calendars', { calendars: calendars.map(({ name, members }) => t('plan.calendar', { name, count: members })).join(', ') })}</Note>}
      <ol className={styles.year}>
        {view.months.map((month) => (
          <li key={month.month} className={styles.month}>
            <MonthCard month={month} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** From July on it is the one that begins in August. */
function schoolYearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= JULY ? year : year - 1;
}
