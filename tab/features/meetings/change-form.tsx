import { Button, Checkbox } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { MeetingView } from '../../../bot/api/contract/meetings.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { meetingName } from '../../components/meeting-time.ts';
import { Page } from '../../components/page.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import { draftOf, missingIn } from './meeting-draft.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { Series } from './series.tsx';
import { useSeries } from './use-series.ts';
import styles from './meetings.module.css';

interface Props {
  path: string;
  own: string;
  view: MeetingView;
  /** How many are told. */
  told: number;
  onSaved: () => void;
  onLeave: () => void;
}

/** Changes this meeting, or this and those that follow. Moved to another day, those follow on their own new dates. */
export function ChangeForm({ path, own, view, told, onSaved, onLeave }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const announce = useAnnounce();
  const [draft, setDraft] = useState(() => draftOf(view));
  // Of the moment it was opened: what somebody else changes meanwhile is not overwritten unseen.
  const [{ sequence, following, days }] = useState(view);
  const [alsoFollowing, setAlsoFollowing] = useState(false);
  const [asking, setAsking] = useState<boolean>();
  const { error, busy, send, faultOf, refuse } = useFormSend();
  const isOtherDay = draft.days[0]?.date !== days[0]?.date;
  const isMoved = JSON.stringify(draft.days) !== JSON.stringify(days);
  const series = useSeries(path, draft, alsoFollowing && isOtherDay ? following.length + 1 : 1);

  async function save(): Promise<void> {
    if (asking) setAsking(false);
    const later = following.map(({ id, date }, index) => ({ id, date: series.dates[index + 1]?.date ?? date }));
    if (!(await send('PUT', `${own}/content`, { ...draft, sequence, following: alsoFollowing ? later : [] }))) return;
    announce(t('meetings.saved'));
    onSaved();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const missing = missingIn(draft);
    if (missing !== undefined) refuse({ field: missing, message: t(`meetings.missing.${missing}`) });
    else if (isMoved) setAsking(true);
    else void save();
  }

  return (
    <Page title={t('meetings.changeNamed', { name: meetingName(view, texts) })}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <MeetingFields draft={draft} onChange={setDraft} faultOf={faultOf} />
        {following.length === 0 ? null : (
          <Checkbox label={t('meetings.changeFollowing', { count: following.length })} checked={alsoFollowing} onChange={(_, { checked }) => setAlsoFollowing(checked === true)} />
        )}
        {alsoFollowing && isOtherDay ? <Series series={series} /> : null}
        <Refusal error={error} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {t('meetings.save')}
          </Button>
          <Button onClick={onLeave}>{t('meetings.cancelForm')}</Button>
        </div>
      </form>
      {asking === undefined ? null : (
        <MoveDialog open={asking} told={told} days={draft.days} count={alsoFollowing ? following.length + 1 : 1} onMove={() => void save()} onClose={() => setAsking(false)} />
      )}
    </Page>
  );
}
