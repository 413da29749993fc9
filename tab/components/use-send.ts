import { useRef, useState } from 'react';
import { ApiError, useApi } from './api.ts';

export interface Sending<Answer> {
  /** What became of the last call that was refused or not answered; what was typed is still in the form. */
  readonly error: ApiError | undefined;
  readonly busy: boolean;
  /** The answer; undefined where there was none, and `error` then says why. */
  readonly send: (method: 'POST' | 'PUT', path: string, body: unknown) => Promise<Answer | undefined>;
  readonly forget: () => void;
}

/** One thing sent at a time: people tap twice. */
export function useSend<Answer = unknown>(): Sending<Answer> {
  const api = useApi();
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);

  async function send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer | undefined> {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    try {
      const answer = await api.send<Answer>(method, path, body);
      setError(undefined);
      return answer;
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      setError(fault);
      return undefined;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  return { error, busy, send, forget: () => setError(undefined) };
}
