import { useState } from 'react';
import type { DraftView } from '../../../bot/api/contract/broadcast-draft.ts';
import type { BroadcastView } from '../../../bot/api/contract/broadcasts.ts';
import { Loading } from '../../components/loading.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import type { Choices } from './audience-text.ts';
import { Compose } from './compose.tsx';
import { broadcastPath } from './paths.ts';
import { Sent } from './sent.tsx';

const EVERY_MS = 4_000;

interface Props {
  cohort: string;
  id: string;
  choices: Choices;
  onOpen: (id: string | undefined) => void;
  onAnswers: () => void;
}

/** A draft to write on, or how far what was sent has come. */
export function OpenBroadcast({ cohort, id, choices, onOpen, onAnswers }: Props) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<BroadcastView>(broadcastPath(cohort, id), EVERY_MS);
  const [draft, setDraft] = useState<DraftView>();
  const [left, setLeft] = useState(false);
  // The draft as it was opened: what is typed over it must not go because another saves it or sends it.
  if (draft === undefined && state.kind === 'shown' && state.view.kind === 'draft') setDraft(state.view);

  function showSent(): void {
    setLeft(true);
    refresh();
  }

  const sent = state.kind === 'shown' && state.view.kind === 'sent' ? state.view : undefined;
  if (draft !== undefined && !left) {
    return <Compose cohort={cohort} first={draft} choices={choices} sentMeanwhile={sent !== undefined} onOpen={onOpen} onShowSent={showSent} />;
  }
  return (
    <PolledPage title={t('broadcasts.title')} state={state} refresh={refresh}>
      {() => (sent === undefined ? <Loading /> : <Sent cohort={cohort} view={sent} onOpen={onOpen} onAnswers={onAnswers} onChanged={refresh} />)}
    </PolledPage>
  );
}
