import { useEffect, useEffectEvent, useState } from 'react';
import type { PhotoView } from '../../../bot/api/contract/photo.ts';
import { ApiError, useApi } from '../../components/api.ts';
import { useHost } from '../../components/host.ts';

const PATH = '/me/photo';

export type OwnPhotoState =
  | { readonly kind: 'offered' | 'asking' }
  | PhotoView
  | { readonly kind: 'failed'; readonly error: ApiError };

export type ConsentMissing = Extract<PhotoView, { kind: 'consent-missing' }>;

export interface OwnPhoto {
  readonly state: OwnPhotoState;
  readonly show: () => Promise<void>;
  readonly hide: () => Promise<void>;
  /** Agrees to it at Microsoft; who did not is where they were. */
  readonly consent: (missing: ConsentMissing) => Promise<void>;
}

/** The reader's own picture, held by this page alone. Who wanted to see it before sees it at once; nobody else's is asked for. */
export function useOwnPhoto(wanted: boolean, onChosen: () => void): OwnPhoto {
  const api = useApi();
  const host = useHost();
  const [state, setState] = useState<OwnPhotoState>({ kind: wanted ? 'asking' : 'offered' });

  async function trying(act: () => Promise<OwnPhotoState>): Promise<void> {
    setState({ kind: 'asking' });
    try {
      setState(await act());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setState({ kind: 'failed', error });
    }
  }

  async function choose(shown: boolean): Promise<void> {
    await api.send('PUT', PATH, { shown });
    onChosen();
  }

  async function ask(): Promise<OwnPhotoState> {
    const answer = await api.read<PhotoView>(PATH);
    // Asked for without a tag, it is always sent.
    return answer.kind === 'fresh' ? answer.view : { kind: 'offered' };
  }

  async function askAndChoose(): Promise<OwnPhotoState> {
    const found = await ask();
    if (found.kind === 'profile' && found.photo !== undefined && !wanted) await choose(true);
    return found;
  }

  const showAtOnce = useEffectEvent(() => {
    if (wanted) void trying(ask);
  });
  useEffect(() => showAtOnce(), []);

  return {
    state,
    show: () => trying(askAndChoose),
    hide: () => trying(async () => {
      await choose(false);
      return { kind: 'offered' };
    }),
    consent: (missing) => trying(async () => ((await host.askConsent(new URLSearchParams({ tenant: missing.tenant, client: missing.client }))) ? await askAndChoose() : missing)),
  };
}
