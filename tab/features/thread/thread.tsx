import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import type { MeView } from '../../../bot/api/contract/me.ts';
import type { ThreadView } from '../../../bot/api/contract/thread.ts';
import { LoadEarlier } from '../../components/load-earlier.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useEarlier } from '../../components/use-earlier.ts';
import { mergeThread } from './merge-thread.ts';
import { OwnPeers } from './own-peers.tsx';
import { OwnData } from './own-data.tsx';
import { StartingPoint } from './starting-point.tsx';
import { ThisWeek } from './this-week.tsx';
import styles from './thread.module.css';
import { timelineOf } from './timeline.ts';
import { TimelineList } from './timeline-list.tsx';
import { TrialCard } from './trial-card.tsx';
import { useWanted } from './use-wanted.ts';

interface Props {
  path: string;
  first: ThreadView;
  wanted: string | undefined;
  /** Where the own picture can be had: under the heading, and for who did not want it with the own data. */
  photo: { readonly choice: NonNullable<MeView['photo']>; readonly element: ReactNode } | undefined;
  /** What one is asked besides the week's own question. */
  questions: ReactNode;
  onOpenCard: (action: CardAction) => void;
}

export function Thread({ path, first, wanted, photo, questions, onOpenCard }: Props) {
  const { t } = useTexts();
  const earlier = useEarlier(path, first);
  const thread = mergeThread([first, ...earlier.pages.slice(1)]);
  const entries = timelineOf({ ...thread, earlier: earlier.pages.at(-1)?.earlier });
  const isDeclined = photo?.choice === 'declined';
  const title = useFocusAfter(isDeclined);
  useWanted(wanted, entries, earlier);

  return (
    <Page title={t('thread.title')} titleRef={title} above={isDeclined ? undefined : photo?.element}>
      <ThisWeek thread={thread} onReflect={() => onOpenCard({ verb: 'reflect.open', data: {} })} />
      <OwnPeers />
      {questions}
      <div className={styles.columns}>
        <div className={styles.weeks}>
          <Section title={t('thread.weeks')}>
            <TimelineList
              entries={entries}
              wanted={wanted}
              onEdit={(questionId) => onOpenCard({ verb: 'reflect.edit', data: { questionId } })}
              onWrite={thread.trials.length === 0 ? undefined : (week) => onOpenCard({ verb: 'reflect.open', data: { week } })}
            />
            <LoadEarlier earlier={earlier} />
          </Section>
        </div>
        <div className={styles.trials}>
          <Section title={t('thread.trials')}>
            {thread.trials.length === 0 ? <p className={styles.none}>{t('thread.noTrials')}</p> : null}
            {thread.trials.map((trial) => (
              <TrialCard key={trial.id} trial={trial} />
            ))}
          </Section>
        </div>
        <div className={styles.start}>
          <StartingPoint seen={thread.seen} wanted={thread.wanted} />
        </div>
      </div>
      <OwnData photo={isDeclined ? photo.element : undefined} />
    </Page>
  );
}

/** What is declined goes from under the heading, and with it the button that had the keyboard's focus: the heading takes it. */
function useFocusAfter(isDeclined: boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(isDeclined);
  useEffect(() => {
    if (isDeclined && !before.current) title.current?.focus();
    before.current = isDeclined;
  }, [isDeclined]);
  return title;
}
