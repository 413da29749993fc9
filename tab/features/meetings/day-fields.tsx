import { Field, Input } from '@fluentui/react-components';
import { useTexts } from '../../components/texts.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import styles from './meetings.module.css';

interface Props {
  days: MeetingDraft['days'];
  onChange: (days: MeetingDraft['days']) => void;
  fault: string | undefined;
}

/** A day is known by its place alone: its date is what is being typed. */
const PLACES = ['first', 'second', 'third'] as const;

/** Date and times, a row a day. */
export function DayFields({ days, onChange, fault }: Props) {
  const { t } = useTexts();
  const change = (at: number, part: Partial<MeetingDraft['days'][number]>) => onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)));
  const named = (name: string, index: number) => (days.length === 1 ? name : t('meetings.ofDay', { name, day: index + 1 }));
  return (
    <>
      {days.map(({ date, from, until }, index) => (
        <div key={PLACES[index]} className={styles.day}>
          <Field label={named(t('meetings.date'), index)} required {...(fault === undefined || index > 0 ? {} : { validationState: 'error', validationMessage: fault })}>
            <Input type="date" value={date} onChange={(_, { value }) => change(index, { date: value })} />
          </Field>
          <Field label={named(t('meetings.from'), index)} required>
            <Input type="time" value={from} onChange={(_, { value }) => change(index, { from: value })} />
          </Field>
          <Field label={named(t('meetings.until'), index)} required>
            <Input type="time" value={until} onChange={(_, { value }) => change(index, { until: value })} />
          </Field>
        </div>
      ))}
    </>
  );
}
