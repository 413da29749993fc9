import { Field, Input, Textarea } from '@fluentui/react-components';
import { validation } from '../../components/form-field.ts';
import { useTexts } from '../../components/texts.ts';
import type { FormSending } from '../../components/use-form-send.ts';
import { DayFields } from './day-fields.tsx';
import type { MeetingDraft } from './meeting-draft.ts';

interface Props {
  draft: MeetingDraft;
  onChange: (draft: MeetingDraft) => void;
  faultOf: FormSending['faultOf'];
}

/** What is said of a meeting; the same when it is planned and when it is changed. */
export function MeetingFields({ draft, onChange, faultOf }: Props) {
  const { t } = useTexts();
  const typed = (field: 'title' | 'place' | 'link' | 'agenda' | 'before' | 'after') => ({
    value: draft[field],
    onChange: (_: unknown, { value }: { value: string }) => onChange({ ...draft, [field]: value }),
  });
  return (
    <>
      <DayFields days={draft.days} onChange={(days) => onChange({ ...draft, days })} fault={faultOf('days')} />
      <Field label={t('meetings.titleField')} hint={t('meetings.titleHint')} {...validation(faultOf('title'))}>
        <Input {...typed('title')} maxLength={80} />
      </Field>
      <Field label={t('meetings.place')} {...validation(faultOf('place'))}>
        <Input {...typed('place')} maxLength={120} />
      </Field>
      <Field label={t('meetings.link')} hint={t('meetings.linkHint')} {...validation(faultOf('link'))}>
        <Input type="url" inputMode="url" {...typed('link')} maxLength={500} />
      </Field>
      <Field label={t('meetings.agenda')} hint={t('meetings.agendaHint')} {...validation(faultOf('agenda'))}>
        <Textarea resize="vertical" rows={5} {...typed('agenda')} />
      </Field>
      <Field label={t('meetings.before')} hint={t('meetings.beforeHint')} {...validation(faultOf('before'))}>
        <Textarea resize="vertical" rows={2} {...typed('before')} maxLength={400} />
      </Field>
      <Field label={t('meetings.after')} hint={t('meetings.afterHint')} {...validation(faultOf('after'))}>
        <Textarea resize="vertical" rows={2} {...typed('after')} maxLength={400} />
      </Field>
    </>
  );
}
