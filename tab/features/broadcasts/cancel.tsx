import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
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

/** Stops what has not gone yet; what has arrived stays where it is. */
export function Cancel({ cohort, view, onChanged }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const focusTarget = useRestoreFocusTarget();
  const { send, busy, error, forget } = useSend<SentView>();
  const [asking, setAsking] = useState(false);

  async function cancel(): Promise<void> {
    if ((await send('POST', `${broadcastPath(cohort, view.id)}/cancel`, {})) === undefined) return;
    setAsking(false);
    announce(t('broadcast.cancelled'));
    onChanged();
  }

  function close(): void {
    setAsking(false);
    forget();
  }

  return (
    <>
      <Button {...focusTarget} icon={<DismissCircleRegular />} onClick={() => setAsking(true)}>
        {t('broadcast.cancel')}
      </Button>
      <Ask open={asking} title={t('broadcast.cancelTitle')} confirm={t('broadcast.cancel')} busy={busy} error={error} onClose={close} onConfirm={() => void cancel()}>
        <p>{view.state === 'scheduled' ? t('broadcast.cancelBefore') : t('broadcast.cancelDuring', { count: view.progress.sent })}</p>
      </Ask>
    </>
  );
}
