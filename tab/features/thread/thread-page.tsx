import { useEffect, useRef } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import type { MeView } from '../../../bot/api/contract/me.ts';
import type { ThreadView } from '../../../bot/api/contract/thread.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { Questions } from '../questions/questions.tsx';
import { Thread } from './thread.tsx';

const EVERY_MS = 3_000;
const PATH = '/me/thread';

interface Props {
  me: Pick<MeView, 'name' | 'photo'>;
  /** What is said of the reader has changed. */
  onChanged: () => void;
  /** Grows with each change that the person makes elsewhere on the page, for instance in a card. */
  changes: number;
  /** The reflection that a link leads to. */
  wanted: string | undefined;
  onOpenCard: (action: CardAction) => void;
  onAnswers: (cohort: string, broadcast: string) => void;
}

/** *Min tråd*: what one tries, and the weeks so far. */
export function ThreadPage({ me, onChanged, changes, wanted, onOpenCard, onAnswers }: Props) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<ThreadView>(PATH, EVERY_MS);

  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  useNews(state.kind === 'shown' ? state.view : undefined);

  return (
    <PolledPage title={t('thread.title')} state={state} refresh={refresh}>
      {(first) => (
        <Thread
          path={PATH}
          first={first}
          wanted={wanted}
          me={me}
          onChanged={onChanged}
          questions={<Questions changes={changes} onOpenCard={onOpenCard} onAnswers={onAnswers} />}
          onOpenCard={onOpenCard}
        />
      )}
    </PolledPage>
  );
}

/** Says it when something new has come while the page was open. */
function useNews(thread: ThreadView | undefined): void {
  const announce = useAnnounce();
  const { t } = useTexts();
  const before = useRef<ThreadView>(undefined);
  useEffect(() => {
    if (before.current !== undefined && thread !== undefined && before.current !== thread) announce(t('thread.changed'));
    before.current = thread;
  }, [thread, announce, t]);
}
