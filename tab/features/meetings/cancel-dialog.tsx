import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingView } from '../../../bot/api/contract/meetings.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { validation } from '../../components/form-field.ts';
import { Refusal } from '../../components/refusal.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './meetings.module.css';

interface Props {
  open: boolean;
  own: string;
  view: MeetingView;
  /** How many are told. */
  told: number;
  onCancelled: () => void;
  onClose: () => void;
}

/** Says who will be told, and asks for the reason that they are told. */
export function CancelDialog({ open, own, view, told, onCancelled, onClose }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [following, setFollowing] = useState(false);
  const { error, busy, send, faultOf } = useFormSend();

  async function cancel(): Promise<void> {
    if (!(await send('POST', `${own}/cancel`, { reason, following }))) return;
    announce(t('meetings.cancelled'));
    onCancelled();
    onClose();
  }

  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle as="h2">{t('meetings.cancelTitle')}</DialogTitle>
          <DialogContent className={styles.form ?? ''}>
            <p className={styles.note}>{t('meetings.cancelTold', { count: told })}</p>
            <Field label={t('meetings.reason')} required {...validation(faultOf('reason'))}>
              <Textarea value={reason} maxLength={300} onChange={(_, { value }) => setReason(value)} />
            </Field>
            {view.following.length === 0 ? null : (
              <Checkbox label={t('meetings.cancelFollowing', { count: view.following.length })} checked={following} onChange={(_, { checked }) => setFollowing(checked === true)} />
            )}
            <Refusal error={error} />
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{t('meetings.keep')}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void cancel()}>
              {t('meetings.cancel')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
