import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CandidateView } from '../../bot/api/contract/selection.ts';
import { useAnnounce } from './announcer.tsx';
import styles from './candidate-actions.module.css';
import { DeclineDialog } from './decline-dialog.tsx';
import { Fault } from './fault.tsx';
import { useTexts } from './texts.ts';
import { useFormSend } from './use-form-send.ts';

interface Props {
  candidate: CandidateView;
  /** Of the candidate in the API. */
  path: string;
  onChanged: () => void;
  /** For who gives places. */
  onAccept?: () => void;
}

/** What can be decided about a candidate: yes, a place, no. */
export function CandidateActions({ candidate, path, onChanged, onAccept }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [declining, setDeclining] = useState(false);
  const sending = useFormSend();
  const { approve, accept, decline, finish } = candidate.choices;

  async function approveNow(): Promise<void> {
    if (!(await sending.send('POST', `${path}/approval`, {}))) return;
    announce(t('candidate.approved', { name: candidate.name }));
    onChanged();
  }

  if (!approve && !accept && !decline && !finish) return null;
  return (
    <div className={styles.actions}>
      {finish ? <p className={styles.note}>{t('candidate.unfinished')}</p> : null}
      {sending.error === undefined ? null : <Fault error={sending.error} />}
      <div className={styles.buttons}>
        {(accept || (finish && candidate.state === 'accepted')) && onAccept !== undefined ? (
          <Button appearance="primary" onClick={onAccept}>
            {t(finish ? 'candidate.finish' : 'candidate.accept')}
          </Button>
        ) : null}
        {approve ? (
          <Button appearance={accept ? 'secondary' : 'primary'} disabledFocusable={sending.busy} onClick={() => void approveNow()}>
            {t('candidate.approve')}
          </Button>
        ) : null}
        {decline || (finish && candidate.state === 'declined') ? (
          <Button onClick={() => setDeclining(true)}>{t(finish ? 'candidate.finish' : 'candidate.decline')}</Button>
        ) : null}
      </div>
      <DeclineDialog candidate={candidate} path={path} open={declining} onClose={() => setDeclining(false)} onDone={onChanged} />
    </div>
  );
}
