import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Content, DraftView } from '../../../bot/api/contract/broadcasts.ts';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { broadcastsPath } from './paths.ts';
import styles from './stopped.module.css';
import type { Draft, Refusal } from './use-draft.ts';

interface Props {
  cohort: string;
  /** `saved` in between by another, or `sent`. */
  refusal: Exclude<Refusal, { kind: 'faults' }>;
  draft: Draft;
  /** Opens another draft. */
  onOpen: (id: string) => void;
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

  function leaveToSent(): void {
    draft.forget();
    onShowSent();
  }

  return (
    <div ref={notice} role="alert" tabIndex={-1} className={styles.notice}>
      <p className={styles.text}>{refusal.kind === 'changed' ? t('broadcast.changedBy', { name: refusal.draft.savedBy }) : t('broadcast.sentMeanwhile')}</p>
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
          <Button onClick={leaveToSent}>{t('broadcast.showSent')}</Button>
        )}
      </div>
    </div>
  );
}
