import { isLoopbackUrl } from '../service-url.ts';

/** Microsoft Graph and the token service before it, or something on this machine that plays both. */
export type GraphOptions =
  | {
      readonly kind: 'azure';
      /** The Entra app that people sign in to in the tab, and the managed identity that it trusts. */
      readonly clientId: string;
      readonly managedIdentityClientId: string;
    }
  | {
      readonly kind: 'loopback';
      readonly clientId: string;
      /** What would go to `https://host/path` goes to `origin/host/path`. */
      readonly origin: string;
    };

/** One request to Graph or to its token service, given up after 10 s. Throws TypeError if nothing answers, as `fetch` does. */
export type GraphLine = (url: string, init?: RequestInit) => Promise<Response>;

export const AUTHORITY = 'https://login.microsoftonline.com';
export const GRAPH = 'https://graph.microsoft.com/v1.0';

const HOSTS: ReadonlySet<string> = new Set([AUTHORITY, GRAPH].map((url) => new URL(url).host));
const ANSWER_LIMIT_MS = 10_000;

/** Throws TypeError if what is to play Graph is elsewhere than on this machine. */
export function graphLine(options: GraphOptions): GraphLine {
  if (options.kind === 'loopback' && !isLoopbackUrl(options.origin)) throw new TypeError('only this machine may play Microsoft Graph');
  return async (url, init) => {
    const { protocol, host, pathname, search } = new URL(url);
    // Assertions and tokens must not leave for anywhere else, whatever an answer says.
    if (protocol !== 'https:' || !HOSTS.has(host)) throw new TypeError('no address of Microsoft Graph');
    const address = options.kind === 'loopback' ? `${options.origin}/${host}${pathname}${search}` : url;
    return await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  };
}

/** What is not read would keep its connection. */
export async function drop(response: Response): Promise<void> {
  await response.body?.cancel();
}
