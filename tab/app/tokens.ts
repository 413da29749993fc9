/** Renewed this long before it ends, so that it does not end under way. */
const MARGIN_MS = 60_000;

export interface TokenSource {
  /** A token that is not about to end. */
  current(): Promise<string>;
  /** A new one in place of `refused`; askers at the same time share it. */
  renew(refused: string): Promise<string>;
}

/** Keeps the token that `fetchToken` gives in memory only. `now` is in milliseconds since the epoch. */
export function keepToken(fetchToken: () => Promise<string>, now: () => number): TokenSource {
  let kept: string | undefined;
  let under: Promise<string> | undefined;

  function fetchOnce(): Promise<string> {
    under ??= fetchToken()
      .then((token) => (kept = token))
      .finally(() => (under = undefined));
    return under;
  }

  return {
    async current() {
      return kept !== undefined && endsAt(kept) - MARGIN_MS > now() ? kept : fetchOnce();
    },
    async renew(refused) {
      // Somebody else may have renewed it meanwhile.
      return kept !== undefined && kept !== refused ? kept : fetchOnce();
    },
  };
}

/** When the token says that it ends, in milliseconds; a token that does not say is used until it is refused. */
function endsAt(token: string): number {
  try {
    const payload: unknown = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    if (typeof payload === 'object' && payload !== null && 'exp' in payload && typeof payload.exp === 'number') {
      return payload.exp * 1000;
    }
  } catch {
    // Only the API reads tokens for real. One that is not a JWT is the API's to refuse.
  }
  return Number.POSITIVE_INFINITY;
}
