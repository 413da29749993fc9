import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { DeleteRegular, DocumentAddRegular, SendRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AudienceView, TestSent } from '../../../bot/api/contract/broadcast-draft.ts';
import type { Done } from '../../../bot/api/contract/form.ts';
import { ApiError, useApi } from '../../components/api.ts';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { Ask } from './ask.tsx';
import { audienceText, type Choices } from './audience-text.ts';
import styles from './compose-actions.module.css';
import { broadcastPath, cohortPath } from './paths.ts';
import { Review, type ToReview } from './review.tsx';
import { SaveTemplate } from './save-template.tsx';
import type { Draft } from './use-draft.ts';

interface Props {
  cohort: string;
  id: string;
  draft: Draft;
  choices: Choices;
  timed: boolean;
  /** Somebody has to decide first whose version counts. */
  stopped: boolean;
  onOpen: (id: string | undefined) => void;
  onShowSent: () => void;
}

/** What can be done with a draft. */
export function ComposeActions({ cohort, id, draft, choices, timed, stopped, onOpen, onShowSent }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const api = useApi();
  const [review, setReview] = useState<ToReview>();
  const [reviewing, setReviewing] = useState(false);
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState<'discard' | 'template'>();
  const focusTarget = useRestoreFocusTarget();

  async function openReview(): Promise<void> {
    setOpening(true);
    setProblem(undefined);
    try {
      setProblem(await readReview());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
    } finally {
      setOpening(false);
    }
  }

  /** What hinders it, in a sentence, where it is not said beside a field. */
  async function readReview(): Promise<string | undefined> {
    if (timed && draft.content.sendAt === '') {
      draft.setFaults([{ field: 'sendAt', message: t('broadcast.sendAtMissing') }]);
      return undefined;
    }
    const rev = await draft.settle();
    if (rev === undefined) return t('broadcast.saveFirst');
    const answer = await api.read<AudienceView>(`${broadcastPath(cohort, id)}/audience`);
    if (answer.kind === 'unchanged') return undefined;
    draft.setFaults(answer.view.faults);
    if (answer.view.faults.length > 0) return undefined;
    setReview({ times: (review?.times ?? 0) + 1, rev, audience: answer.view, to: audienceText(texts, draft.content.audience, choices) ?? '' });
    setReviewing(true);
    return undefined;
  }

  return (
    <div className={styles.actions}>
      {problem === undefined && draft.faults.length === 0 ? null : (
        <p role="alert" className={styles.problem}>
          {problem ?? t('broadcast.mendFirst')}
        </p>
      )}
      <div className={styles.row}>
        <Button {...focusTarget} appearance="primary" size="large" icon={<SendRegular />} disabledFocusable={opening || stopped} onClick={() => void openReview()}>
          {t('broadcast.review')}
        </Button>
        <TestButton cohort={cohort} draft={draft} />
      </div>
      <div className={styles.row}>
        <Button {...focusTarget} appearance="subtle" icon={<DocumentAddRegular />} onClick={() => setAsking('template')}>
          {t('broadcast.saveTemplate')}
        </Button>
        <Button {...focusTarget} appearance="subtle" icon={<DeleteRegular />} onClick={() => setAsking('discard')}>
          {t('broadcast.discard')}
        </Button>
      </div>
      {review === undefined ? null : (
        <Review
          key={review.times}
          open={reviewing}
          cohort={cohort}
          id={id}
          content={draft.content}
          first={review}
          draft={draft}
          onClose={() => setReviewing(false)}
          onSent={onShowSent}
        />
      )}
      <SaveTemplate cohort={cohort} content={draft.content} open={asking === 'template'} onClose={() => setAsking(undefined)} />
      <Discard cohort={cohort} id={id} open={asking === 'discard'} draft={draft} onClose={() => setAsking(undefined)} onGone={() => onOpen(undefined)} />
    </div>
  );
}

/** The real card to the own chat. What came of it stands beside the button, and is said aloud. */
function TestButton({ cohort, draft }: { cohort: string; draft: Draft }) {
  const { t } = useTexts();
  const { send, busy, error } = useSend<TestSent>();
  const [told, setTold] = useState<string>();

  async function test(): Promise<void> {
    setTold(undefined);
    const answer = await send('POST', cohortPath(cohort, 'broadcast-test'), draft.content);
    switch (answer?.kind) {
      case undefined:
        return;
      case 'sent':
        return setTold(t('broadcast.testSent'));
      case 'not-sent':
        return setTold(answer.message);
      case 'faults':
        draft.setFaults(answer.faults);
        return undefined;
    }
  }

  return (
    <>
      <Button size="large" disabledFocusable={busy} onClick={() => void test()}>
        {t('broadcast.test')}
      </Button>
      <p role="status" className={styles.told}>
        {error?.message ?? told}
      </p>
    </>
  );
}

interface DiscardProps {
  cohort: string;
  id: string;
  open: boolean;
  draft: Draft;
  onClose: () => void;
  onGone: () => void;
}

function Discard({ cohort, id, open, draft, onClose, onGone }: DiscardProps) {
  const { t } = useTexts();
  const { send, busy, error } = useSend<Done>();

  async function discard(): Promise<void> {
    if ((await send('POST', `${broadcastPath(cohort, id)}/discard`, {})) === undefined) return;
    draft.forget();
    onGone();
  }

  return (
    <Ask open={open} title={t('broadcast.discardTitle')} confirm={t('broadcast.discard')} busy={busy} error={error} onClose={onClose} onConfirm={() => void discard()}>
      <p>{t('broadcast.discardWhat')}</p>
    </Ask>
  );
}
