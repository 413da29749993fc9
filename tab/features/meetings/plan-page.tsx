import { Button, Field, Select } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { Refusal } from '../../components/refusal.tsx';
import type { Lead } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { newKey } from '../../components/new-key.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import { MEETING_KINDS } from '../../components/vocabulary.ts';
import { emptyDraft, missingIn, withKind } from './meeting-draft.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { Series } from './series.tsx';
import { TeamsField } from './teams-field.tsx';
import { MOST_IN_A_SERIES, useSeries } from './use-series.ts';
import styles from './meetings.module.css';

interface Props {
  lead: Lead;
  path: string;
  onDone: () => void;
}

/** One meeting, or a series whose dates are shown before it is planned. */
export function PlanPage({ lead, path, onDone }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [plan] = useState(() => `m${newKey()}`);
  const [draft, setDraft] = useState(() => emptyDraft(lead));
  const [count, setCount] = useState(1);
  const { error, busy, send, faultOf, refuse } = useFormSend();
  const series = useSeries(path, draft, draft.days.length > 1 ? 1 : count);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = missingIn(draft);
    if (missing !== undefined) return refuse({ field: missing, message: t(`meetings.missing.${missing}`) });
    if (!(await send('POST', `${path}/meetings/plan`, { ...draft, plan, dates: series.dates.slice(1).flatMap(({ date }) => date ?? []) }))) return;
    announce(t('meetings.planned'));
    onDone();
  }

  const meetings = Math.max(1, series.dates.filter(({ date }) => date !== undefined).length);
  return (
    <Page title={t('meetings.plan')} lead={t('meetings.planLead')}>
      <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
        <SelectField label={t('meetings.what')} value={draft.kind} options={MEETING_KINDS.map((id) => ({ id, name: t(`meetingKind.${id}`) }))} onChange={(kind) => setDraft(withKind(draft, kind))} />
        <TeamsField lead={lead} teams={draft.teams} onChange={(teams) => setDraft({ ...draft, teams })} faultOf={faultOf} />
        <MeetingFields draft={draft} onChange={setDraft} faultOf={faultOf} />
        {draft.days.length > 1 ? null : (
          <Field label={t('meetings.repeat')}>
            <Select value={String(count)} onChange={(_, { value }) => setCount(Number(value))}>
              <option value="1">{t('meetings.once')}</option>
              {Array.from({ length: MOST_IN_A_SERIES - 1 }, (_, index) => (
                <option key={index} value={index + 2}>
                  {t('meetings.monthly', { count: index + 2 })}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Series series={series} />
        <p className={styles.note}>{t('meetings.planTold')}</p>
        <Refusal error={error} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {t('meetings.planCount', { count: meetings })}
          </Button>
          <Button onClick={onDone}>{t('meetings.cancelForm')}</Button>
        </div>
      </form>
    </Page>
  );
}
