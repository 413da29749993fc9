type Card = Readonly<Record<string, unknown>>;

const TEAMS_TAB = 'https://teams.microsoft.com/l/entity/';

/**
 * The card without its buttons that open the tab: the reader is there already, and would get a second one. `origin` is
 * the tab's own. Our cards link to no other app's tabs, so any link to a tab in Teams is one to this.
 */
export function withoutLinksHome(card: Card, origin: string): Card {
  return Object.fromEntries(Object.entries(card).map(([name, part]) => [name, without(part, origin)]));
}

function without(part: unknown, origin: string): unknown {
  if (Array.isArray(part)) return part.filter((item) => !isLinkHome(item, origin)).map((item) => without(item, origin));
  return isObject(part) ? withoutLinksHome(part, origin) : part;
}

function isLinkHome(part: unknown, origin: string): boolean {
  if (!isObject(part) || part['type'] !== 'Action.OpenUrl') return false;
  const { url } = part;
  return typeof url === 'string' && (url.startsWith(TEAMS_TAB) || url.startsWith(`${origin}/tab/`));
}

function isObject(part: unknown): part is Card {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
