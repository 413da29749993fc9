import { Button } from '@fluentui/react-components';
import type { CandidateView } from '../../bot/api/contract/selection.ts';
import { useAnnounce } from './announcer.tsx';
import styles from './candidate-actions.module.css';
import { DeclineDialog } from './decline-dialog.tsx';
import { Fault } from './fault.tsx';
import { useTexts } from './texts.ts';
import { useDialog, type DialogState } from './use-dialog.ts';
import { useFormSend } from './use-form-send.ts';

interface Props {
  candidate: CandidateView;
  /** Of the candidate in the API. */
  path: string;
  onChanged: () => void;
  /** For who gives places. */
  accepting?: Pick<DialogState, 'show' | 'trigger'>;
}

/** What can be decided about a candidate: yes, a place, no. */
export function CandidateActions({ candidate, path, onChanged, accepting }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const declining = useDialog();
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
        {(accept || (finish && candidate.state === 'accepted')) && accepting !== undefined ? (
          <Button appearance="primary" {...accepting.trigger} onClick={accepting.show}>
            {t(finish ? 'candidate.finish' : 'candidate.accept')}
          </Button>
        ) : null}
        {approve ? (
          <Button appearance={accept ? 'secondary' : 'primary'} disabledFocusable={sending.busy} onClick={() => void approveNow()}>
            {t('candidate.approve')}
          </Button>
        ) : null}
        {decline || (finish && candidate.state === 'declined') ? (
          <Button {...declining.trigger} onClick={declining.show}>{t(finish ? 'candidate.finish' : 'candidate.decline')}</Button>
        ) : null}
      </div>
      {declining.key === undefined ? null : (
        <DeclineDialog key={declining.key} candidate={candidate} path={path} open={declining.open} onClose={declining.close} onDone={onChanged} />
      )}
    </div>
  );
}
