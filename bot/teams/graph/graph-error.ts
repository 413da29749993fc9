/** Graph or its token service said no; `code` holds nothing of anybody's. `isPassing`: the same again may go well. */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(
    readonly code: string,
    readonly isPassing = false,
  ) {
    super(code);
  }
}

const AWAY_CODES: ReadonlySet<unknown> = new Set(['network_error', 'server_error', 'temporarily_unavailable']);

/**
 * Busy or not to be reached, so that the same again may go well. `fetch` throws a TypeError with a cause where nothing
 * answers, and a TimeoutError; of the token service msal tells by a code.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof GraphError) return error.isPassing;
  if ('errorCode' in error) return AWAY_CODES.has(error.errorCode);
  return error.name === 'TimeoutError' || (error instanceof TypeError && error.cause !== undefined);
}

export function isBusy(status: number): boolean {
  return status === 429 || status >= 500;
}
