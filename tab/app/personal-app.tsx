import { useEffect, useState, type ReactNode } from 'react';
import type { CardAction } from '../../bot/api/contract/cards.ts';
import type { MeView } from '../../bot/api/contract/me.ts';
import { Fault } from '../components/fault.tsx';
import { useHost } from '../components/host.ts';
import { Loading } from '../components/loading.tsx';
import { CardEditor } from './pages.ts';
import { Navigation } from './navigation.tsx';
import { PersonalActions } from './personal-actions.tsx';
import { PersonalPage } from './personal-page.tsx';
import { destinationsOf, settledRoute } from './places.ts';
import type { Reader } from './reader.ts';
import type { Route } from './route.ts';
import { Shell } from './shell.tsx';
import { useMe } from './use-me.ts';

interface Props {
  route: Route;
  go: (route: Route) => void;
  onReader: (reader: Reader) => void;
  localBar: ReactNode;
}

/** Everybody's main door: the own thread, the own teams and cohorts. */
export function PersonalApp({ route, go, onReader, localBar }: Props) {
  const host = useHost();
  const { me, failure, refresh } = useMe(onReader);
  const ready = me !== undefined;

  useEffect(() => {
    if (ready) host.reportReady();
    else if (failure?.code === 'not-signed-in') host.reportFailure(failure.message);
  }, [host, ready, failure]);

  if (me === undefined) {
    return (
      <Shell madeUp={false} localBar={localBar}>
        {failure === undefined ? <Loading /> : <Fault error={failure} onRetry={refresh} />}
      </Shell>
    );
  }
  return <Pages me={me} route={route} go={go} localBar={localBar} onChanged={refresh} />;
}

interface PagesProps {
  me: MeView;
  route: Route;
  go: (route: Route) => void;
  localBar: ReactNode;
  onChanged: () => void;
}

function Pages({ me, route, go, localBar, onChanged }: PagesProps) {
  const [card, setCard] = useState<CardAction>();
  const [cardOpen, setCardOpen] = useState(false);
  const [changes, setChanges] = useState(0);
  const [made, setMade] = useState<string>();
  const shown = settledRoute(me, route);
  // Until it is known that the reader leads what they have just made, there is no page for it, and another cohort's would be taken for it.
  const awaited = made !== undefined && route.page === 'lead' && route.cohort === made && !me.leads.some(({ cohort }) => cohort.id === made);

  function awaitCohort(cohort: string): void {
    setMade(cohort);
    onChanged();
  }

  function openCard(action: CardAction): void {
    setCard(action);
    setCardOpen(true);
  }

  function noteChange(): void {
    setChanges((count) => count + 1);
    onChanged();
  }

  return (
    <Shell
      madeUp={me.madeUp}
      localBar={localBar}
      navigation={<Navigation destinations={destinationsOf(me).map((each) => ({ ...each, here: each.route.page === shown.page }))} go={go} />}
      actions={<PersonalActions me={me} onOpenCard={openCard} />}
    >
      {awaited ? <Loading /> : <PersonalPage me={me} route={shown} go={go} changes={changes} onOpenCard={openCard} onChanged={onChanged} onMade={awaitCohort} />}
      {card === undefined ? null : <CardEditor action={card} open={cardOpen} onChanged={noteChange} onClose={() => setCardOpen(false)} />}
    </Shell>
  );
}
