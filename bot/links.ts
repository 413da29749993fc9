import type { Links } from './cards/card-context.ts';
import type { TabConfig } from './config.ts';

/** How a card in chat leads to the tab. Source: Microsoft Teams, "Deep link to a tab". */
export function linksTo(links: TabConfig['links']): Links {
  if (links.kind === 'local') {
    const page = (path: string, as: string) => `${links.origin}/tab/${path}?as=${as}`;
    return { thread: page('thread', 'rektor'), team: page('team', 'processledare'), export: page('thread', 'rektor') };
  }
  const entity = (page: string) => `https://teams.microsoft.com/l/entity/${links.appId}/${page}`;
  return { thread: entity('thread'), team: entity('team'), export: entity('thread') };
}

/** Back from the tab to the personal chat. */
export function chatUrl(links: TabConfig['links'], botAppId: string): string {
  return links.kind === 'local' ? links.chatUrl : `https://teams.microsoft.com/l/chat/0/0?users=28:${botAppId}`;
}
