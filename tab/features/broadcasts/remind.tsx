import { Button, Radio, RadioGroup, useRestoreFocusTarget } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Reminded, SentView } from '../../../bot/api/contract/broadcast-progress.ts';
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

/** The one reminder, to those who have not answered. */
export function Remind({ cohort, view, onChanged }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const focusTarget = useRestoreFocusTarget();
  const { send, busy, error, forget } = useSend<Reminded>();
  const [people, setPeople] = useState<number>();
  const [changed, setChanged] = useState(false);
  const [now, setNow] = useState(false);
  const { remind } = view.may;
  const asking = people !== undefined;
  if (remind === undefined && !asking) return null;

  async function confirm(count: number): Promise<void> {
    const answer = await send('POST', `${broadcastPath(cohort, view.id)}/remind`, { people: count, now });
    if (answer === undefined) return;
    onChanged();
    if (answer.kind === 'count-changed') {
      setChanged(true);
      return setPeople(answer.broadcast.may.remind?.people ?? 0);
    }
    announce(t('broadcast.reminded'));
    close();
  }

  function close(): void {
    setPeople(undefined);
    setChanged(false);
    forget();
  }

  return (
    <>
      <Button {...focusTarget} icon={<AlertRegular />} onClick={() => setPeople(remind?.people ?? 0)}>
        {t('broadcast.remind', { count: remind?.people ?? 0 })}
      </Button>
      <Ask
        open={asking}
        title={t('broadcast.remindTitle')}
        confirm={people === undefined || people === 0 ? undefined : t('broadcast.remindTo', { count: people })}
        busy={busy}
        error={error}
        onClose={close}
        onConfirm={() => void confirm(people ?? 0)}
      >
        {changed ? (
          <p role="alert">
            <strong>{t(people === 0 ? 'broadcast.remindNobody' : 'broadcast.remindChanged')}</strong>
          </p>
        ) : null}
        {people === 0 ? null : (
          <>
            <p>{t('broadcast.remindWhat', { count: people ?? 0 })}</p>
            <RadioGroup aria-label={t('broadcast.when')} value={now ? 'now' : 'day'} onChange={(_, { value }) => setNow(value === 'now')}>
              <Radio value="day" label={t('broadcastRemind.day')} />
              <Radio value="now" label={t('broadcastRemind.now')} />
            </RadioGroup>
          </>
        )}
      </Ask>
    </>
  );
}
