import { Button, Checkbox, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { SentView } from '../../../bot/api/contract/broadcast-progress.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { Ask } from './ask.tsx';
import { broadcastPath } from './paths.ts';

interface Props {
  cohort: string;
  view: SentView;
  onChanged: () => void;
}

/** Once more to those whom it did not reach, and to nobody who has it; who may have it only where that is asked for. */
export function Resend({ cohort, view, onChanged }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const focusTarget = useRestoreFocusTarget();
  const { send, busy, error, forget } = useSend<SentView>();
  const [asking, setAsking] = useState(false);
  const [uncertain, setUncertain] = useState(false);
  const { resend } = view.may;
  // Stays while it is asked about: the number may become none under somebody's hand.
  if (resend === undefined && !asking) return null;
  const failed = resend?.failed ?? 0;
  const unsure = resend?.uncertain ?? 0;
  const all = failed + (uncertain ? unsure : 0);

  /** Where there is nobody else, those are who it is about. */
  function ask(): void {
    setUncertain(failed === 0);
    setAsking(true);
  }

  async function again(): Promise<void> {
    if ((await send('POST', `${broadcastPath(cohort, view.id)}/resend`, { uncertain })) === undefined) return;
    setAsking(false);
    announce(t('broadcast.resent'));
    onChanged();
  }

  function close(): void {
    setAsking(false);
    forget();
  }

  return (
    <>
      <Button {...focusTarget} icon={<ArrowRepeatAllRegular />} onClick={ask}>
        {failed === 0 ? t('broadcast.resendUnsure', { count: unsure }) : t('broadcast.resend', { count: failed })}
      </Button>
      <Ask
        open={asking}
        title={t('broadcast.resendTitle')}
        confirm={all === 0 ? undefined : t('broadcast.resendTo', { count: all })}
        busy={busy}
        error={error}
        onClose={close}
        onConfirm={() => void again()}
      >
        {failed === 0 ? null : <p>{t('broadcast.resendWhat', { count: failed })}</p>}
        {unsure === 0 ? null : <Checkbox label={t('broadcast.resendUncertain', { count: unsure })} checked={uncertain} onChange={(_, { checked }) => setUncertain(checked === true)} />}
      </Ask>
    </>
  );
}
