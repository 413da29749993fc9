import { app, authentication, pages } from '@microsoft/teams-js';
import type { ChannelTab, Host } from '../components/host.ts';
import type { SmallWindow } from './consent.ts';
import { themeNameOf } from './themes.ts';
import { within } from './within.ts';

/** In a window of its own `app.initialize` refuses at once; in a frame that is not Teams it never answers. */
const INITIALIZE_LIMIT_MS = 3_000;
/** Where our page of the small window stands: named at the Entra app as an address that may be returned to. */
export const CONSENT_PATH = '/tab/consent';

/** The Teams around us, or `undefined` when there is none. */
export async function connectTeams(): Promise<(Host & SmallWindow) | undefined> {
  const context = await within(INITIALIZE_LIMIT_MS, app.initialize(trustedOrigins()).then(() => app.getContext()));
  if (context === undefined) return undefined;
  app.notifyAppLoaded();
  return {
    kind: 'teams',
    theme: themeNameOf(context.app.theme),
    locale: context.app.locale,
    subPageId: context.page.subPageId === '' ? undefined : context.page.subPageId,
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((name) => listener(themeNameOf(name))),
    openLink: (url) => void app.openLink(url),
    askConsent: (query) => authentication.authenticate({ url: `${CONSENT_PATH}?${query}` }).then(() => true, () => false),
    loginHint: context.user?.loginHint,
    consented: authentication.notifySuccess,
    notConsented: authentication.notifyFailure,
    offerChannelTab,
    reportReady: () => void app.notifySuccess(),
    reportFailure: (message) => app.notifyFailure({ reason: app.FailedReason.AuthFailed, message }),
  };
}

export function fetchTeamsToken(): Promise<string> {
  return authentication.getAuthToken();
}

function offerChannelTab(tab: ChannelTab | undefined): void {
  if (tab === undefined) {
    pages.config.setValidityState(false);
    return;
  }
  const url = new URL(tab.path, location.origin).href;
  pages.config.registerOnSaveHandler((save) => {
    const settings = { entityId: tab.entityId, contentUrl: url, websiteUrl: url, suggestedDisplayName: tab.name };
    pages.config.setConfig(settings).then(() => tellChannel(tab)).then(
      () => save.notifySuccess(),
      (cause: unknown) => save.notifyFailure(String(cause)),
    );
  });
  pages.config.setValidityState(true);
}

/** The tab stands in the channel whether or not that can be noted; saved once more it is noted. */
async function tellChannel({ onSaved }: ChannelTab): Promise<void> {
  const { channel, team } = await app.getContext();
  if (channel === undefined || onSaved === undefined) return;
  await onSaved({ channelId: channel.id, ...(team?.groupId === undefined ? {} : { groupId: team.groupId }) }).catch(() => undefined);
}

/** Beside Microsoft's own hosts, which teams-js knows: in test builds, the page that plays the host. */
function trustedOrigins(): string[] {
  return import.meta.env.VITE_TRUST_EMBEDDER === 'yes' && URL.canParse(document.referrer) ? [new URL(document.referrer).origin] : [];
}
