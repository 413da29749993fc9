import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, useApi } from './api.ts';
import { startPolling, type HowOften, type Polling } from './polling.ts';

export type Polled<View> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** `lapse`: what is shown may be old, because the last reading failed. */
  | { readonly kind: 'shown'; readonly view: View; readonly lapse: ApiError | undefined };

const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

/** Keeps the view at `path` fresh. A reading without news changes nothing, so nothing is drawn again. `everyMs` stays the same from drawing to drawing. */
export function usePolled<View>(path: string, everyMs: HowOften<View>): { state: Polled<View>; refresh: () => void } {
  const api = useApi();
  const [state, setState] = useState<Polled<View>>({ kind: 'waiting' });
  const polling = useRef<Polling>(undefined);

  useEffect(() => {
    setState({ kind: 'waiting' });
    const running = startPolling<View>(
      {
        everyMs,
        read: (knownTag) => api.read<View>(path, knownTag),
        isVisible: () => document.visibilityState === 'visible',
        onView: (view) => setState({ kind: 'shown', view, lapse: undefined }),
        onUnchanged: () => setState(withoutLapse),
        onFailure: (error) => setState((before) => lapsed(before, error)),
      },
      isApiError,
    );
    polling.current = running;
    document.addEventListener('visibilitychange', running.refresh);
    return () => {
      document.removeEventListener('visibilitychange', running.refresh);
      running.stop();
    };
  }, [api, path, everyMs]);

  return { state, refresh: useCallback(() => polling.current?.refresh(), []) };
}

function withoutLapse<View>(state: Polled<View>): Polled<View> {
  return state.kind === 'shown' && state.lapse !== undefined ? { ...state, lapse: undefined } : state;
}

/** A failed reading keeps what is shown. The same failure again is no news. */
function lapsed<View>(state: Polled<View>, error: ApiError): Polled<View> {
  if (state.kind !== 'shown') return { kind: 'failed', error };
  return state.lapse?.code === error.code ? state : { ...state, lapse: error };
}
