import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingView } from '../../../bot/api/contract/meetings.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './meetings.module.css';

/** Who was there. Nothing is counted or compared. */
export function Attendance({ own, view, onSaved }: { own: string; view: MeetingView; onSaved: () => void }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [ticked, setTicked] = useState<readonly string[]>();
  const { error, busy, send } = useFormSend();
  const present = ticked ?? view.present ?? [];

  async function save(): Promise<void> {
    if (!(await send('PUT', `${own}/attendance`, { present }))) return;
    announce(t('meetings.saved'));
    setTicked(undefined);
    onSaved();
  }

  return (
    <>
      <div role="group" aria-label={t('meetings.attendance')} className={styles.ticks}>
        {view.members.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={present.includes(id)}
            onChange={(_, { checked }) => setTicked(checked === true ? [...present, id] : present.filter((each) => each !== id))}
          />
        ))}
      </div>
      {view.notListed === 0 ? null : <p className={styles.note}>{t('roster.notListed', { count: view.notListed })}</p>}
      <Refusal error={error} />
      <div>
        <Button disabledFocusable={busy} onClick={() => void save()}>
          {t('meetings.saveAttendance')}
        </Button>
      </div>
    </>
  );
}
