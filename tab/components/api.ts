import { createContext, useContext } from 'react';

/** What the pages need of the API. The views are those of bot/api/contract. */
export interface Api {
  /** With `knownTag`, the answer is `unchanged` while the view is the one that came with that tag. */
  read<View>(path: string, knownTag?: string): Promise<Reading<View>>;
  send<Answer>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer>;
}

export type Reading<View> =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'fresh'; readonly view: View; readonly tag: string | undefined };

/** A refusal or an outage, with a sentence that can be shown as it is. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** Of bot/domain/errors.ts, or `offline` when nothing answered. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const ApiContext = createContext<Api | undefined>(undefined);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('no API around this component');
  return api;
}
