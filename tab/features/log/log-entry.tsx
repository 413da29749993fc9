import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { LogEntryView } from '../../../bot/api/contract/log.ts';
import { Refusal } from '../../components/refusal.tsx';
import type { Lead } from '../../components/lead.ts';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import { LogForm } from './log-form.tsx';
import styles from './log.module.css';

/** A note as it was written, to change or to throw away. */
export function LogEntry({ lead, entry, onChanged }: { lead: Lead; entry: LogEntryView; onChanged: () => void }) {
  const { t, moment } = useTexts();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<boolean>();
  const { error, busy, send } = useFormSend();
  const team = lead.teams.find(({ id }) => id === entry.team)?.name;
  const written = entry.editedAt === undefined ? moment(entry.writtenAt) : t('log.edited', { written: moment(entry.writtenAt), edited: moment(entry.editedAt) });

  function saved(): void {
    setEditing(false);
    onChanged();
  }

  async function remove(): Promise<void> {
    setAsking(false);
    if (await send('POST', `/me/log/entries/${encodeURIComponent(entry.id)}/remove`, { cohort: lead.cohort.id, writtenAt: entry.writtenAt })) onChanged();
  }

  if (editing) {
    return (
      <Panel>
        <LogForm lead={lead} entry={entry} onSaved={saved} onLeave={() => setEditing(false)} />
      </Panel>
    );
  }
  return (
    <Panel>
      <h3 className={styles.head}>{[written, team].filter((part) => part !== undefined).join(' · ')}</h3>
      <p className={styles.text}>{entry.text}</p>
      <Refusal error={error} />
      <div className={styles.buttons}>
        <Button size="small" aria-label={t('log.editNamed', { written })} onClick={() => setEditing(true)}>
          {t('log.edit')}
        </Button>
        <Button size="small" disabledFocusable={busy} aria-label={t('log.removeNamed', { written })} onClick={() => setAsking(true)}>
          {t('log.remove')}
        </Button>
      </div>
      {asking === undefined ? null : <RemoveDialog open={asking} onRemove={() => void remove()} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function RemoveDialog({ open, onRemove, onClose }: { open: boolean; onRemove: () => void; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle as="h2">{t('log.removeTitle')}</DialogTitle>
          <DialogContent>{t('log.removeWhat')}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('meetings.cancelForm')}</Button>
            <Button appearance="primary" onClick={onRemove}>
              {t('log.remove')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
