import { createContext, useContext } from 'react';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** A page to keep as a tab in a channel. */
export interface ChannelTab {
  readonly entityId: string;
  /** Path on our own origin. */
  readonly path: string;
  readonly name: string;
  /** Told of the channel once the tab stands there, where the host says which it is. */
  readonly onSaved?: (channel: Channel) => Promise<void>;
}

/** A channel of Teams, by Teams' own ids. */
export interface Channel {
  readonly channelId: string;
  readonly groupId?: string;
}

/** What surrounds the tab: Teams, or a browser window of its own. */
export interface Host {
  readonly kind: 'teams' | 'alone';
  readonly theme: ThemeName;
  /** BCP 47, e.g. `sv-SE`. */
  readonly locale: string;
  /** Where a deep link wants to go within the tab. */
  readonly subPageId: string | undefined;
  onThemeChange(listener: (theme: ThemeName) => void): void;
  openLink(url: string): void;
  /** Opens a small window in which the reader agrees, at Microsoft, that that app of that tenant reads their own profile. Whether they did. */
  askConsent(query: URLSearchParams): Promise<boolean>;
  /** The tab that Save would make; without one, Save is not offered. */
  offerChannelTab(tab: ChannelTab | undefined): void;
  reportReady(): void;
  reportFailure(reason: string): void;
}

export const HostContext = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('no host around this component');
  return host;
}
