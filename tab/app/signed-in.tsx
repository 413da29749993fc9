import { useMemo, type ReactNode } from 'react';
import { ApiContext } from '../components/api.ts';
import { useHost } from '../components/host.ts';
import { useTexts } from '../components/texts.ts';
import { createApi } from './api-client.ts';
import { ChannelApp } from './channel-app.tsx';
import { PersonalApp } from './personal-app.tsx';
import type { Reader } from './reader.ts';
import { startingRoute } from './route.ts';
import type { TokenSource } from './tokens.ts';
import { useRoute } from './use-route.ts';

interface Props {
  tokens: TokenSource;
  onReader: (reader: Reader) => void;
  localBar?: ReactNode;
}

export function SignedIn({ tokens, onReader, localBar }: Props) {
  const host = useHost();
  const { language, t } = useTexts();
  const { route, go } = useRoute(() => startingRoute(location.pathname, host.subPageId));
  const api = useMemo(
    () =>
      createApi({
        tokens,
        language,
        sentences: { offline: t('fault.offline'), signIn: t('fault.signIn'), unexpected: t('fault.unexpected') },
        fetch: (url, init) => fetch(url, init),
      }),
    // A change of zone makes new texts but says the same sentences.
    [tokens, language],
  );

  return (
    <ApiContext value={api}>
      {route.page === 'channel-team' || route.page === 'channel-cohort' || route.page === 'config' ? (
        <ChannelApp route={route} localBar={localBar} />
      ) : (
        <PersonalApp route={route} go={go} onReader={onReader} localBar={localBar} />
      )}
    </ApiContext>
  );
}
