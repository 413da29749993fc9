import { Field, Input, Textarea } from '@fluentui/react-components';
import type { FormAnswer } from '../../../bot/api/contract/form-answer.ts';
import { faultOn } from '../../components/form-faults.tsx';
import { useTexts } from '../../components/texts.ts';
import { DayFields } from './day-fields.tsx';
import type { MeetingDraft } from './meeting-draft.ts';

interface Props {
  draft: MeetingDraft;
  onChange: (draft: MeetingDraft) => void;
  answer: FormAnswer | undefined;
}

/** What is said of a meeting; the same when it is planned and when it is changed. */
export function MeetingFields({ draft, onChange, answer }: Props) {
  const { t } = useTexts();
  const typed = (field: 'title' | 'place' | 'link' | 'agenda' | 'before' | 'after') => ({
    value: draft[field],
    onChange: (_: unknown, { value }: { value: string }) => onChange({ ...draft, [field]: value }),
  });
  return (
    <>
      <DayFields days={draft.days} onChange={(days) => onChange({ ...draft, days })} fault={faultOn(answer, 'days').validationMessage} />
      <Field label={t('meetings.titleField')} hint={t('meetings.titleHint')} {...faultOn(answer, 'title')}>
        <Input {...typed('title')} maxLength={80} />
      </Field>
      <Field label={t('meetings.place')} {...faultOn(answer, 'place')}>
        <Input {...typed('place')} maxLength={120} />
      </Field>
      <Field label={t('meetings.link')} hint={t('meetings.linkHint')} {...faultOn(answer, 'link')}>
        <Input type="url" inputMode="url" {...typed('link')} maxLength={500} />
      </Field>
      <Field label={t('meetings.agenda')} hint={t('meetings.agendaHint')} {...faultOn(answer, 'agenda')}>
        <Textarea resize="vertical" rows={5} {...typed('agenda')} />
      </Field>
      <Field label={t('meetings.before')} hint={t('meetings.beforeHint')} {...faultOn(answer, 'before')}>
        <Textarea resize="vertical" rows={2} {...typed('before')} maxLength={400} />
      </Field>
      <Field label={t('meetings.after')} hint={t('meetings.afterHint')} {...faultOn(answer, 'after')}>
        <Textarea resize="vertical" rows={2} {...typed('after')} maxLength={400} />
      </Field>
    </>
  );
}
