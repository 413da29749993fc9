import type { Host } from '../components/host.ts';
import { themeNameOf } from './themes.ts';

/** A browser window without Teams. `?theme=` and `?lang=` choose the look to begin with. */
export function loneHost(): Host {
  const wishes = new URLSearchParams(location.search);
  return {
    kind: 'alone',
    theme: themeNameOf(wishes.get('theme') ?? ''),
    locale: wishes.get('lang') ?? navigator.language,
    subPageId: undefined,
    onThemeChange: () => undefined,
    openLink: (url) => void window.open(url, '_blank', 'noopener'),
    askConsent: () => Promise.resolve(false),
    offerChannelTab: () => undefined,
    reportReady: () => undefined,
    reportFailure: () => undefined,
  };
}
