import { useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { ApiError, useApi } from './api.ts';
import { saveFile } from './save-file.ts';

export interface DownloadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

interface Download {
  readonly fetching: boolean;
  /** What became of the last try that failed. */
  readonly error: ApiError | undefined;
  readonly download: () => Promise<void>;
}

/** Saves what the API answers as a file, and says so as `said`. A plain link could not carry the token. */
export function useDownload<View>(path: string, fileOf: (view: View) => DownloadedFile, said: string): Download {
  const api = useApi();
  const announce = useAnnounce();
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<ApiError>();

  async function download(): Promise<void> {
    setFetching(true);
    setError(undefined);
    try {
      const answer = await api.read<View>(path);
      if (answer.kind === 'unchanged') return;
      const { name, mediaType, content } = fileOf(answer.view);
      saveFile(name, new Blob([content], { type: mediaType }));
      announce(said);
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      setError(fault);
    } finally {
      setFetching(false);
    }
  }

  return { fetching, error, download };
}
