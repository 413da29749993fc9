import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ApiError, useApi, type Api } from './api.ts';

interface Page {
  readonly earlier?: string | undefined;
}

export interface Earlier<View> {
  /** The first page and those read further back, latest first. */
  readonly pages: readonly View[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: ApiError | undefined;
  loadMore(): void;
}

/** Reads further back behind `first`. When `first` changes, what lies behind it has moved and is read anew. */
export function useEarlier<View extends Page>(path: string, first: View): Earlier<View> {
  const api = useApi();
  const [behind, setBehind] = useState<readonly View[]>([]);
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<ApiError>();
  const run = useRef(0);

  /** Puts `count` pages from `cursor` on behind those in `kept`. A later run makes an earlier one's answer void. */
  async function readBehind(kept: readonly View[], cursor: string | undefined, count: number): Promise<void> {
    const mine = (run.current += 1);
    setLoading(true);
    try {
      const pages = await readPages<View>(api, path, cursor, count);
      if (mine !== run.current) return;
      setBehind([...kept, ...pages]);
      setError(undefined);
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      if (mine === run.current) setError(fault);
    } finally {
      if (mine === run.current) setLoading(false);
    }
  }

  const readAnew = useEffectEvent((cursor: string | undefined) => {
    if (behind.length > 0) void readBehind([], cursor, behind.length);
  });
  useEffect(() => readAnew(first.earlier), [first]);

  const pages = [first, ...behind];
  return {
    pages,
    hasMore: pages.at(-1)?.earlier !== undefined,
    loading,
    error,
    loadMore: () => void readBehind(behind, pages.at(-1)?.earlier, 1),
  };
}

async function readPages<View extends Page>(api: Api, path: string, from: string | undefined, count: number): Promise<View[]> {
  const pages: View[] = [];
  let cursor = from;
  while (cursor !== undefined && pages.length < count) {
    const answer = await api.read<View>(`${path}?before=${encodeURIComponent(cursor)}`);
    if (answer.kind === 'unchanged') break;
    pages.push(answer.view);
    cursor = answer.view.earlier;
  }
  return pages;
}
