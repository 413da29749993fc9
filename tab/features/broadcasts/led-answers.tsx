import type { BroadcastView } from '../../../bot/api/contract/broadcasts.ts';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { AnswersPage } from './answers-page.tsx';
import { broadcastPath } from './paths.ts';

/** What was sent and to whom does not change. */
const EVERY_MS = 600_000;

/** The answers for who leads, who also may see to whom it went and when. */
export function LedAnswers({ cohort, id, onBack }: { cohort: string; id: string; onBack: () => void }) {
  const { t, moment } = useTexts();
  const { state } = usePolled<BroadcastView>(broadcastPath(cohort, id), EVERY_MS);
  const sent = state.kind === 'shown' && state.view.kind === 'sent' ? state.view : undefined;
  const wentTo = sent && `${sent.audienceText} · ${t(`broadcastWhen.${sent.state}`, { moment: moment(sent.sendAt) })}`;
  return <AnswersPage cohort={cohort} id={id} wentTo={wentTo} back="broadcast.toProgress" onBack={onBack} />;
}
