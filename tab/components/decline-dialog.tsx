import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { CandidateView } from '../../bot/api/contract/selection.ts';
import { useAnnounce } from './announcer.tsx';
import { FormDialog } from './form-dialog.tsx';
import { validation } from './form-field.ts';
import { useTexts } from './texts.ts';
import { useFormSend } from './use-form-send.ts';

interface Props {
  candidate: CandidateView;
  path: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Says no, with a message or without. */
export function DeclineDialog({ candidate, path, open, onClose, onDone }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [message, setMessage] = useState('');
  const sending = useFormSend();

  async function decline(): Promise<void> {
    if (!(await sending.send('POST', `${path}/refusal`, { message }))) return;
    announce(t('candidate.declined', { name: candidate.name }));
    onClose();
    onDone();
  }

  return (
    <FormDialog
      title={t('candidate.declineTitle', { name: candidate.name })}
      open={open}
      onClose={onClose}
      onSubmit={() => void decline()}
      submit={t('candidate.decline')}
      sending={sending}
    >
      <p>{t(candidate.nominatedBy === undefined ? 'candidate.declineTells' : 'candidate.declineShows', { name: candidate.name })}</p>
      <Field label={t('candidate.declineMessage')} hint={t('candidate.declineHint')} {...validation(sending.faultOf('message'))}>
        <Textarea value={message} rows={5} maxLength={600} onChange={(_, { value }) => setMessage(value)} />
      </Field>
    </FormDialog>
  );
}
