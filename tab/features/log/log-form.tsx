import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { LogEntryView } from '../../../bot/api/contract/log.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { validation } from '../../components/form-field.ts';
import { Refusal } from '../../components/refusal.tsx';
import type { Lead } from '../../components/lead.ts';
import { newKey } from '../../components/new-key.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './log.module.css';

interface Props {
  lead: Lead;
  /** Absent for a new one. */
  entry?: LogEntryView;
  onSaved: () => void;
  onLeave?: () => void;
}

/** A note, new or changed; about a team, if one is chosen. */
export function LogForm({ lead, entry, onSaved, onLeave }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [id, setId] = useState(() => entry?.id ?? newKey());
  const [text, setText] = useState(entry?.text ?? '');
  const [team, setTeam] = useState(entry?.team ?? '');
  const { error, busy, send, faultOf } = useFormSend();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const note = { cohort: lead.cohort.id, text, ...(team === '' ? {} : { team }), ...(entry?.meeting === undefined ? {} : { meeting: entry.meeting }) };
    const found = entry
      ? await send('PUT', `/me/log/entries/${encodeURIComponent(id)}`, { ...note, writtenAt: entry.writtenAt })
      : await send('POST', '/me/log/entries', { ...note, id });
    if (!found) return;
    announce(t('log.saved'));
    if (!entry) {
      setText('');
      setId(newKey());
    }
    onSaved();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
      <Field label={t('log.text')} {...validation(faultOf('text'))}>
        <Textarea resize="vertical" rows={4} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      {lead.teams.length === 0 ? null : <SelectField label={t('log.team')} value={team} options={[{ id: '', name: t('log.noTeam') }, ...lead.teams]} onChange={setTeam} />}
      <Refusal error={error} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {t('log.save')}
        </Button>
        {onLeave === undefined ? null : <Button onClick={onLeave}>{t('meetings.cancelForm')}</Button>}
      </div>
    </form>
  );
}
