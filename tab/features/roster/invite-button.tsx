import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssuedCodeView } from '../../../bot/api/contract/invitations.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Fault } from '../../components/fault.tsx';
import { useTexts } from '../../components/texts.ts';
import { useDialog } from '../../components/use-dialog.ts';
import { useSend } from '../../components/use-send.ts';
import styles from './invite-button.module.css';

interface Props {
  cohort: string;
  id: string;
  name: string;
}

/** For who has not been met: a code to tell them, shown once. */
export function InviteButton({ cohort, id, name }: Props) {
  const { t } = useTexts();
  const dialog = useDialog();
  return (
    <>
      <Button size="small" {...dialog.trigger} onClick={dialog.show} aria-label={t('invite.openNamed', { name })}>
        {t('invite.open')}
      </Button>
      {dialog.key === undefined ? null : <InviteDialog key={dialog.key} cohort={cohort} id={id} name={name} open={dialog.open} onClose={dialog.close} />}
    </>
  );
}

function InviteDialog({ cohort, id, name, open, onClose }: Props & { open: boolean; onClose: () => void }) {
  const { t } = useTexts();
  const [issued, setIssued] = useState<IssuedCodeView>();
  const { send, busy, error } = useSend<IssuedCodeView>();

  async function issue(): Promise<void> {
    setIssued(await send('POST', `/cohorts/${encodeURIComponent(cohort)}/roster/${encodeURIComponent(id)}/code`, {}));
  }

  return (
    <Dialog open={open} onOpenChange={(_, { open: wanted }) => (wanted ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('invite.title', { name })}</DialogTitle>
          <DialogContent>
            <div className={styles.content}>
              {issued === undefined ? <p className={styles.text}>{t('invite.what')}</p> : <Told issued={issued} />}
              {error === undefined ? null : <Fault error={error} />}
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('form.close')}</Button>
            {issued === undefined ? (
              <Button appearance="primary" disabledFocusable={busy} onClick={() => void issue()}>
                {t('invite.issue')}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Told({ issued }: { issued: IssuedCodeView }) {
  const { t, day } = useTexts();
  if (issued.kind === 'met') return <p className={styles.text}>{t('invite.met')}</p>;
  const sentence = t('invite.say', { code: issued.code });
  return (
    <>
      <output className={styles.code}>{issued.code}</output>
      <p className={styles.text}>{t('invite.until', { day: day(issued.expiresAt) })}</p>
      <p className={styles.text}>{t('invite.sayThis')}</p>
      <blockquote className={styles.say}>{sentence}</blockquote>
      <div className={styles.buttons}>
        <CopyButton label={t('invite.copy')} text={issued.code} />
        <CopyButton label={t('invite.copySay')} text={sentence} />
      </div>
    </>
  );
}

/** A host may forbid it: then the text stands there to be marked by hand. */
function CopyButton({ label, text }: { label: string; text: string }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [said, setSaid] = useState('');

  async function copy(): Promise<void> {
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    const sentence = t(copied ? 'invite.copied' : 'invite.notCopied');
    setSaid(sentence);
    announce(sentence);
  }

  return (
    <span className={styles.copy}>
      <Button onClick={() => void copy()}>{label}</Button>
      {said === '' ? null : <span>{said}</span>}
    </span>
  );
}
