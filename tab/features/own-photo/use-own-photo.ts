import { useEffect, useEffectEvent, useState } from 'react';
import type { PhotoView } from '../../../bot/api/contract/photo.ts';
import { consentPath } from '../../components/consent-address.ts';
import { ApiError, useApi } from '../../components/api.ts';
import { useHost } from '../../components/host.ts';

const PATH = '/me/photo';

export type OwnPhotoState =
  | { readonly kind: 'offered' | 'asking' | 'away' | 'declined' }
  /** `name` as Microsoft 365 has it. */
  | { readonly kind: 'shown'; readonly name: string; readonly photo: string }
  | { readonly kind: 'none'; readonly name: string }
  | { readonly kind: 'consent-missing'; readonly client: string; readonly tenant: string }
  | { readonly kind: 'failed'; readonly error: ApiError };

export interface OwnPhoto {
  readonly state: OwnPhotoState;
  readonly show: () => Promise<void>;
  readonly hide: () => Promise<void>;
  readonly consent: (to: { readonly client: string; readonly tenant: string }) => Promise<void>;
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
    return answer.kind === 'fresh' ? stateOf(answer.view) : { kind: 'away' };
  }

  async function askAndChoose(): Promise<OwnPhotoState> {
    const found = await ask();
    if (found.kind === 'shown' && !wanted) await choose(true);
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
    consent: ({ client, tenant }) => trying(async () => ((await host.askConsent(consentPath(tenant, client))) ? await askAndChoose() : { kind: 'declined' })),
  };
}

function stateOf(view: PhotoView): OwnPhotoState {
  switch (view.kind) {
    case 'profile':
      return view.photo === undefined ? { kind: 'none', name: view.name } : { kind: 'shown', name: view.name, photo: view.photo };
    case 'consent-missing':
      return view;
    case 'away':
      return { kind: 'away' };
  }
}
