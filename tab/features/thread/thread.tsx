import { useRef, useState, type ReactNode } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import type { MeView } from '../../../bot/api/contract/me.ts';
import type { ThreadView } from '../../../bot/api/contract/thread.ts';
import { fetched } from '../../components/fetched.tsx';
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

// Who cannot have it, as in most installations, need not load it. Its place is kept meanwhile.
const { Component: OwnPhoto } = fetched(async () => (await import('./own-photo.tsx')).OwnPhoto, () => null);

interface Props {
  path: string;
  first: ThreadView;
  wanted: string | undefined;
  me: Pick<MeView, 'name' | 'photo'>;
  /** What is said of the reader has changed. */
  onChanged: () => void;
  /** What one is asked besides the week's own question. */
  questions: ReactNode;
  onOpenCard: (action: CardAction) => void;
}

export function Thread({ path, first, wanted, me, onChanged, questions, onOpenCard }: Props) {
  const { t } = useTexts();
  const earlier = useEarlier(path, first);
  const thread = mergeThread([first, ...earlier.pages.slice(1)]);
  const entries = timelineOf({ ...thread, earlier: earlier.pages.at(-1)?.earlier });
  const title = useRef<HTMLHeadingElement>(null);
  const [photoPlace, setPhotoPlace] = useState<HTMLElement | null>(null);
  const isPhotoAbove = me.photo !== undefined && me.photo !== 'declined';
  useWanted(wanted, entries, earlier);

  return (
    <Page title={t('thread.title')} titleRef={title} above={isPhotoAbove ? <div ref={setPhotoPlace} className={styles.photo} /> : undefined}>
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
      <OwnData photo={me.photo === undefined ? undefined : <OwnPhoto me={me} above={photoPlace} title={title} onChosen={onChanged} />} />
    </Page>
  );
}
