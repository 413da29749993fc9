import { useEffect, useState, type ReactNode } from 'react';
import { useHost } from '../components/host.ts';
import { CohortPage, TeamPage } from './pages.ts';
import type { Route } from './route.ts';
import { Shell } from './shell.tsx';

type ChannelRoute = Extract<Route, { page: 'channel-team' | 'channel-cohort' }>;

/** One page in a channel, the same for all who open it: nothing is asked about the person who does. */
export function ChannelApp({ route, localBar }: { route: ChannelRoute; localBar: ReactNode }) {
  const host = useHost();
  const [madeUp, setMadeUp] = useState(false);
  useEffect(() => host.reportReady(), [host]);
  return (
    <Shell madeUp={madeUp} localBar={localBar}>
      <ChannelPage route={route} onMadeUp={setMadeUp} />
    </Shell>
  );
}

function ChannelPage({ route, onMadeUp }: { route: ChannelRoute; onMadeUp: (madeUp: boolean) => void }) {
  switch (route.page) {
    case 'channel-team':
      return <TeamPage cohort={route.cohort} team={route.team} onMadeUp={onMadeUp} />;
    case 'channel-cohort':
      return <CohortPage cohort={route.cohort} onMadeUp={onMadeUp} />;
  }
}
