import { useEffect, useRef, type ReactNode } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import type { TeamView } from '../../../bot/api/contract/team.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { NextMeeting } from './next-meeting.tsx';
import { Team } from './team.tsx';

const EVERY_MS = 3_000;

interface Props {
  cohort: string;
  team: string;
  /** The choice between several teams, for those who have it. */
  picker?: ReactNode;
  onMadeUp?: (madeUp: boolean) => void;
  /** What the reader has changed by cards: each makes the meeting read anew at once. */
  changes?: number;
  onOpenCard?: (action: CardAction) => void;
}

/** *Lärteamet*: the same for all its members, alone or in a channel. */
export function TeamPage({ cohort, team, picker, onMadeUp, changes = 0, onOpenCard }: Props) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(cohort)}/teams/${encodeURIComponent(team)}`;
  const { state, refresh } = usePolled<TeamView>(path, EVERY_MS);
  const view = state.kind === 'shown' ? state.view : undefined;
  const madeUp = view?.madeUp;

  useEffect(() => {
    if (madeUp !== undefined) onMadeUp?.(madeUp);
  }, [madeUp, onMadeUp]);
  useNews(view);

  return (
    <PolledPage title={t('team.title')} state={state} refresh={refresh}>
      {(first) => <Team path={path} first={first} picker={picker} meeting={<NextMeeting cohort={cohort} team={team} changes={changes} onOpenCard={onOpenCard} />} />}
    </PolledPage>
  );
}

/** Says it when somebody has shared something while the page was open. */
function useNews(view: TeamView | undefined): void {
  const announce = useAnnounce();
  const { t } = useTexts();
  const latest = useRef<string>(undefined);
  useEffect(() => {
    if (view === undefined) return;
    const newest = view.shared[0]?.id ?? '';
    if (latest.current !== undefined && latest.current !== newest && newest !== '') announce(t('team.newShared'));
    latest.current = newest;
  }, [view, announce, t]);
}
