import { LEAD_SECTIONS, type LeadSection } from '../components/lead.ts';

/** Every page has one address, used as path under `/tab/` and as Teams' `subPageId` alike. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'thread'; readonly reflection?: string }
  | { readonly page: 'team'; readonly cohort?: string; readonly team?: string }
  | { readonly page: 'cohort'; readonly cohort?: string }
  | { readonly page: 'nominate'; readonly organisation?: string }
  | { readonly page: 'lead'; readonly cohort?: string; readonly section?: LeadSection; readonly item?: string }
  /** Of a broadcast's question, for who was asked. */
  | { readonly page: 'answers'; readonly cohort: string; readonly broadcast: string }
  | { readonly page: 'config' }
  | { readonly page: 'channel-team'; readonly cohort: string; readonly team: string }
  | { readonly page: 'channel-cohort'; readonly cohort: string };

const BASE = '/tab/';

export function parseRoute(address: string): Route {
  const [head, ...rest] = segments(address);
  const [first, second, third] = rest;
  switch (head) {
    case 'thread':
      return { page: 'thread' };
    case 'reflection':
      return first === undefined ? { page: 'thread' } : { page: 'thread', reflection: first };
    case 'team':
      return first === undefined || second === undefined ? { page: 'team' } : { page: 'team', cohort: first, team: second };
    case 'cohort':
      return first === undefined ? { page: 'cohort' } : { page: 'cohort', cohort: first };
    case 'nominate':
      return first === undefined ? { page: 'nominate' } : { page: 'nominate', organisation: first };
    case 'interests':
      // Where the list stood before; links to it are in old chats.
      return { page: 'lead', section: 'selection' };
    case 'lead':
      return leadRoute(first, second, third);
    case 'answers':
      return first === undefined || second === undefined ? { page: 'home' } : { page: 'answers', cohort: first, broadcast: second };
    case 'config':
      return { page: 'config' };
    case 'channel':
      if (first === 'team' && second !== undefined && third !== undefined) {
        return { page: 'channel-team', cohort: second, team: third };
      }
      if (first === 'cohort' && second !== undefined) return { page: 'channel-cohort', cohort: second };
      return { page: 'home' };
    default:
      return { page: 'home' };
  }
}

export function pathOf(route: Route): string {
  const parts = addressParts(route);
  return BASE + parts.map(encodeURIComponent).join('/');
}

/**
 * A deep link's `subPageId` leads further than the tab's own address – but only in the personal app: a channel's
 * tab and the settings of one stay what they are.
 */
export function startingRoute(path: string, subPageId: string | undefined): Route {
  const route = parseRoute(path);
  const fixed = route.page === 'config' || route.page === 'channel-team' || route.page === 'channel-cohort';
  if (fixed || subPageId === undefined) return route;
  const wanted = parseRoute(subPageId);
  return wanted.page === 'home' ? route : wanted;
}

function leadRoute(cohort: string | undefined, named: string | undefined, item: string | undefined): Route {
  if (cohort === undefined) return { page: 'lead' };
  const section = LEAD_SECTIONS.find((each) => each === named);
  if (section === undefined) return { page: 'lead', cohort };
  return { page: 'lead', cohort, section, ...(item === undefined ? {} : { item }) };
}

function addressParts(route: Route): string[] {
  switch (route.page) {
    case 'home':
      return [];
    case 'thread':
      return route.reflection === undefined ? ['thread'] : ['reflection', route.reflection];
    case 'team':
      return route.cohort === undefined || route.team === undefined ? ['team'] : ['team', route.cohort, route.team];
    case 'cohort':
      return route.cohort === undefined ? ['cohort'] : ['cohort', route.cohort];
    case 'lead':
      return ['lead', route.cohort, route.section, route.item].filter((part) => part !== undefined);
    case 'nominate':
      return route.organisation === undefined ? ['nominate'] : ['nominate', route.organisation];
    case 'answers':
      return ['answers', route.cohort, route.broadcast];
    case 'config':
      return [route.page];
    case 'channel-team':
      return ['channel', 'team', route.cohort, route.team];
    case 'channel-cohort':
      return ['channel', 'cohort', route.cohort];
  }
}

function segments(address: string): string[] {
  const path = address.startsWith(BASE) ? address.slice(BASE.length) : address;
  return path.split('/').filter((part) => part !== '').map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign in a link that somebody typed: it is no id of ours, and leads nowhere.
    return part;
  }
}
