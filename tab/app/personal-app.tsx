import { useEffect, useState, type ReactNode } from 'react';
import type { CardAction } from '../../bot/api/contract/cards.ts';
import type { MeView } from '../../bot/api/contract/me.ts';
import { Fault } from '../components/fault.tsx';
import { useHost } from '../components/host.ts';
import { Loading } from '../components/loading.tsx';
import { usePolled } from '../components/use-polled.ts';
import { CardEditor } from './pages.ts';
import { Navigation } from './navigation.tsx';
import { PersonalActions } from './personal-actions.tsx';
import { PersonalPage } from './personal-page.tsx';
import { destinationsOf, settledRoute } from './places.ts';
import type { Reader } from './reader.ts';
import type { Route } from './route.ts';
import { Shell } from './shell.tsx';

const ME_EVERY_MS = 60_000;

interface Props {
  route: Route;
  go: (route: Route) => void;
  onReader: (reader: Reader) => void;
  localBar: ReactNode;
}

/** Everybody's main door: the own thread, the own teams and cohorts. */
export function PersonalApp({ route, go, onReader, localBar }: Props) {
  const host = useHost();
  const { state, refresh } = usePolled<MeView>('/me', ME_EVERY_MS);
  const me = useLatest(state.kind === 'shown' ? state.view : undefined);
  const failure = state.kind === 'failed' ? state.error : undefined;
  const ready = me !== undefined;

  useEffect(() => {
    if (me !== undefined) onReader({ language: me.language, zone: me.zone });
  }, [me, onReader]);
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

/** What was known stays while it is read anew, for instance in another language. */
function useLatest<Value>(value: Value | undefined): Value | undefined {
  const [latest, setLatest] = useState(value);
  if (value !== undefined && value !== latest) setLatest(value);
  return value ?? latest;
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
  const shown = settledRoute(me, route);

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
      navigation={<Navigation destinations={destinationsOf(me)} here={shown} go={go} />}
      actions={<PersonalActions me={me} onOpenCard={openCard} />}
    >
      <PersonalPage me={me} route={shown} go={go} changes={changes} onOpenCard={openCard} />
      {card === undefined ? null : <CardEditor action={card} open={cardOpen} onChanged={noteChange} onClose={() => setCardOpen(false)} />}
    </Shell>
  );
}
