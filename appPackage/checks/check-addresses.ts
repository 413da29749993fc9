import { linksTo } from '../../bot/links.ts';
import { PUBLIC_PAGES } from '../../bot/public-pages/pages.ts';
import { parseRoute } from '../../tab/app/route.ts';
import type { Manifest } from '../manifest.ts';

/** Static tabs that Teams itself fills. */
const OF_TEAMS: ReadonlySet<string> = new Set(['conversations', 'about']);

/** Every address is one that this installation answers, and every link from chat has a tab to open. */
export function checkAddresses(manifest: Manifest): readonly string[] {
  const { staticTabs, configurableTabs: [configurable], developer, validDomains, webApplicationInfo, id } = manifest;
  const [domain = ''] = validDomains;
  const pages = { websiteUrl: developer.websiteUrl, privacyUrl: developer.privacyUrl, termsOfUseUrl: developer.termsOfUseUrl };
  const own = staticTabs.filter(({ entityId }) => !OF_TEAMS.has(entityId));
  const entities = new Set(staticTabs.map(({ entityId }) => entityId));
  return [
    ...(validDomains.length === 1 ? [] : [`validDomains are ${validDomains.join(', ')}: the tab opens nothing but its own server`]),
    ...addressesIn(manifest).filter((address) => new URL(address).host !== domain).map((address) => `${address} is not on ${domain}`),
    ...Object.entries(pages).filter(([, address]) => !PUBLIC_PAGES.includes(new URL(address).pathname)).map(([name, address]) => `${name} ${address} is no page of the server`),
    ...own.filter(({ entityId, contentUrl }) => contentUrl === undefined || parseRoute(new URL(contentUrl).pathname).page !== entityId)
      .map(({ entityId, contentUrl }) => `the tab ${entityId} shows ${contentUrl}, which is not that page`),
    ...(parseRoute(new URL(configurable.configurationUrl).pathname).page === 'config' ? [] : [`${configurable.configurationUrl} is not where a channel's tab is chosen`]),
    ...linkedEntities(id).filter((entity) => !entities.has(entity)).map((entity) => `chat links to the tab ${entity}, which there is not`),
    ...(webApplicationInfo.resource === `api://${domain}/${webApplicationInfo.id}` ? [] : [`webApplicationInfo.resource is not api://${domain}/${webApplicationInfo.id}`]),
  ];
}

/** The tabs that cards in chat lead to. */
function linkedEntities(appId: string): readonly string[] {
  return [...new Set(Object.values(linksTo({ kind: 'teams', appId })).map((link: string) => new URL(link).pathname.split('/').at(-1) ?? ''))];
}

/** Wherever in the manifest they stand; its schema is not something that anybody opens. */
function addressesIn(manifest: Manifest): readonly string[] {
  return [...JSON.stringify({ ...manifest, $schema: undefined }).matchAll(/"(https?:\/\/[^"]+)"/g)].map(([, address]) => address ?? '');
}
