import type { BroadcastsView } from '../../../bot/api/contract/broadcasts.ts';
import type { LeadPageProps } from '../../components/lead.ts';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { BroadcastList } from './broadcast-list.tsx';
import { LedAnswers } from './led-answers.tsx';
import { OpenBroadcast } from './open-broadcast.tsx';
import { addressOfAnswers, broadcastsPath, itemOf } from './paths.ts';
import { useEachChange } from './use-each-change.ts';

const EVERY_MS = 30_000;

/** *Utskick*: all of them, or the one that the address names. */
export function BroadcastsPage({ lead, item, openItem }: LeadPageProps) {
  const { t } = useTexts();
  const cohort = lead.cohort.id;
  const { state, refresh } = usePolled<BroadcastsView>(broadcastsPath(cohort), EVERY_MS);
  // Whoever comes back from one has often changed it.
  useEachChange(item, refresh);
  const open = item === undefined ? undefined : itemOf(item);

  if (open?.answers === true) return <LedAnswers key={open.id} cohort={cohort} id={open.id} onBack={() => openItem(open.id)} />;
  return (
    <PolledPage title={t('broadcasts.title')} state={state} refresh={refresh}>
      {(view) =>
        open === undefined ? (
          <BroadcastList cohort={cohort} view={view} onOpen={openItem} onChanged={refresh} />
        ) : (
          <OpenBroadcast key={open.id} cohort={cohort} id={open.id} choices={view.choices} onOpen={openItem} onAnswers={() => openItem(addressOfAnswers(open.id))} />
        )
      }
    </PolledPage>
  );
}
