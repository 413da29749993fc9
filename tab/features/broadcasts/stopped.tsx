import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { DraftView } from '../../../bot/api/contract/broadcast-draft.ts';
import { useTexts, type Texts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { broadcastsPath } from './paths.ts';
import styles from './stopped.module.css';
import type { Draft, Refusal } from './use-draft.ts';

interface Props {
  cohort: string;
  /** Another has saved it in between, sent it, or discarded it. */
  refusal: Exclude<Refusal, { kind: 'faults' }>;
  draft: Draft;
  /** Opens another draft, or all of them. */
  onOpen: (id: string | undefined) => void;
  /** Shows what has been sent. */
  onShowSent: () => void;
}

/** Two have written at the same time: one decides, and nothing is lost before that. */
export function Stopped({ cohort, refusal, draft, onOpen, onShowSent }: Props) {
  const { t } = useTexts();
  const { send, busy, error } = useSend<DraftView>();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);

  async function keepAsOwn(content: Content): Promise<void> {
    const made = await send('POST', broadcastsPath(cohort), { content });
    if (made === undefined) return;
    draft.forget();
    onOpen(made.id);
  }

  function leave(): void {
    draft.forget();
    if (refusal.kind === 'sent') onShowSent();
    else onOpen(undefined);
  }

  return (
    <div ref={notice} role="alert" tabIndex={-1} className={styles.notice}>
      <p className={styles.text}>{whatHappened(refusal, t)}</p>
      {error === undefined ? null : <p className={styles.text}>{error.message}</p>}
      <div className={styles.ways}>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void keepAsOwn(draft.content)}>
          {t('broadcast.keepAsOwn')}
        </Button>
        {refusal.kind === 'changed' ? (
          <>
            <Button onClick={() => draft.putInPlace(refusal.draft)}>{t('broadcast.useMine')}</Button>
            <Button onClick={() => draft.takeTheirs(refusal.draft)}>{t('broadcast.useTheirs', { name: refusal.draft.savedBy })}</Button>
          </>
        ) : (
          <Button onClick={leave}>{t(refusal.kind === 'sent' ? 'broadcast.showSent' : 'broadcast.all')}</Button>
        )}
      </div>
    </div>
  );
}

function whatHappened(refusal: Props['refusal'], t: Texts['t']): string {
  switch (refusal.kind) {
    case 'changed':
      return t('broadcast.changedBy', { name: refusal.draft.savedBy });
    case 'sent':
      return t('broadcast.sentMeanwhile');
    case 'gone':
      return t('broadcast.goneMeanwhile');
  }
}
