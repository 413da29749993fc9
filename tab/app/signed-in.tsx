import { useMemo, type ReactNode } from 'react';
import { ApiContext } from '../components/api.ts';
import { useHost } from '../components/host.ts';
import { useTexts } from '../components/texts.ts';
import { createApi } from './api-client.ts';
import { ChannelApp } from './channel-app.tsx';
import { ConfigApp } from './config-app.tsx';
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
  // Sentences and not `t`: a change of zone makes new texts that say the same.
  const offline = t('fault.offline');
  const signIn = t('fault.signIn');
  const unexpected = t('fault.unexpected');
  const api = useMemo(
    () =>
      createApi({
        tokens,
        language,
        sentences: { offline, signIn, unexpected },
        fetch: (url, init) => fetch(url, init),
      }),
    [tokens, language, offline, signIn, unexpected],
  );

  return <ApiContext value={api}>{appFor()}</ApiContext>;

  function appFor(): ReactNode {
    switch (route.page) {
      case 'channel-team':
      case 'channel-cohort':
        return <ChannelApp route={route} localBar={localBar} />;
      case 'config':
        return <ConfigApp onReader={onReader} localBar={localBar} />;
      default:
        return <PersonalApp route={route} go={go} onReader={onReader} localBar={localBar} />;
    }
  }
}
