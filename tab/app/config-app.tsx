import { useEffect, type ReactNode } from 'react';
import { useHost } from '../components/host.ts';
import { Loading } from '../components/loading.tsx';
import { ConfigPage } from './pages.ts';
import type { Reader } from './reader.ts';
import { Shell } from './shell.tsx';
import { useMe } from './use-me.ts';

/** The settings of a channel's tab: seen by the one who makes it, so it speaks their language. */
export function ConfigApp({ onReader, localBar }: { onReader: (reader: Reader) => void; localBar: ReactNode }) {
  const host = useHost();
  const { me, failure } = useMe(onReader);
  const known = me !== undefined || failure !== undefined;
  useEffect(() => host.reportReady(), [host]);
  return (
    <Shell madeUp={me?.madeUp ?? false} localBar={localBar}>
      {known ? <ConfigPage /> : <Loading />}
    </Shell>
  );
}
